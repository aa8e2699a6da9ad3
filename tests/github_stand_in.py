"""A small stand-in for GitHub: as much of its REST and GraphQL interface as the browser editors ask for.

It listens on this machine alone and keeps everything in real git repositories, so that a test can look with git at
what came of a save. Addresses are those of a server of one's own: `/api/v3/...` and `/api/graphql`.

Source: GitHub's documentation, "REST API" and "GraphQL API".
"""

from __future__ import annotations

import base64
import http.server
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from git_repository import GitRefused, GitRepository
from serving import listening
from small_graphql import answer

WHEN = "2026-09-01T12:00:00Z"
OWNER, NAME = "example", "clearinghouse"


@dataclass
class PullRequest:
    """A proposal to take a branch over."""

    number: int
    title: str
    branch: str
    owner: str
    draft: bool
    labels: list[str] = field(default_factory=list)
    state: str = "open"

    @property
    def node(self) -> str:
        return f"PR_{self.number}"


@dataclass
class User:
    """Who holds a token, and whether they may write to the repository itself."""

    login: str
    may_write: bool


class NotFound(Exception):
    """There is no such thing, or the one who asks may not know of it."""


@dataclass
class GitHub:
    """Repositories by owner, users by token, and the pull requests of the repository `example/clearinghouse`."""

    folder: Path
    repositories: dict[str, GitRepository]
    users: dict[str, User]
    pulls: list[PullRequest] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @classmethod
    def holding(cls, files: Path, folder: Path) -> GitHub:
        """Return a service with one repository that holds a folder's files, an editor and an outsider."""
        repository = GitRepository.of(files, folder / OWNER)
        users = {"editor-token": User("editor", True), "outsider-token": User("outsider", False)}
        return cls(folder, {OWNER: repository}, users)

    @property
    def repository(self) -> GitRepository:
        return self.repositories[OWNER]

    def pull(self, branch: str) -> PullRequest:
        return next(pull for pull in self.pulls if pull.branch == branch and pull.state == "open")

    @contextmanager
    def listening(self) -> Iterator[str]:
        """Listen on this machine alone, and give the address of the interface."""
        handler = type("Handler", (_Handler,), {"service": self})
        with listening(handler) as address:
            yield address


class _Handler(http.server.BaseHTTPRequestHandler):
    service: GitHub

    def log_message(self, *arguments: object) -> None:
        """Say nothing: the tests say what matters."""

    def do_OPTIONS(self) -> None:
        self._send(204, b"")

    def _serve(self) -> None:
        path = unquote(urlsplit(self.path).path)
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        user = self.service.users.get(self.headers.get("Authorization", "").partition(" ")[2])
        self.service.asked.append(f"{self.command} {path}")
        if user is None:
            return self._say(401, {"message": "Bad credentials"})
        session = _Session(self.service, user)
        if path == "/api/graphql":
            return self._say(200, session.graphql(body))
        try:
            status, said = session.rest(self.command, path.removeprefix("/api/v3"), body)
        except (NotFound, StopIteration, KeyError):
            return self._say(404, {"message": "Not Found"})
        return self._send(status, said) if isinstance(said, bytes) else self._say(status, said)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _serve

    def _say(self, status: int, value: Any) -> None:
        self._send(status, json.dumps(value).encode(), "application/json")

    def _send(self, status: int, data: bytes, type: str = "application/octet-stream") -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": type,
            "Content-Length": str(len(data)),
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Headers": "*",
            "Access-Control-Allow-Methods": "*",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


Answer = tuple[int, Any]


class _Session:
    """What one user asks."""

    def __init__(self, service: GitHub, user: User) -> None:
        self.service = service
        self.user = user

    def rest(self, method: str, path: str, body: dict[str, Any]) -> Answer:
        for pattern, methods in self._routes.items():
            if (found := re.fullmatch(pattern, path)) and method in methods:
                return methods[method](body, *found.groups())
        raise NotFound(f"{method} {path}")

    @cached_property
    def _routes(self) -> dict[str, dict[str, Callable[..., Answer]]]:
        repo = r"/repos/([^/]+)/[^/]+"
        return {
            "/user": {"GET": self._profile},
            "/user/repository_invitations": {"GET": lambda body: (200, [])},
            repo: {"GET": self._repository},
            f"{repo}/collaborators/[^/]+": {"GET": lambda body, owner: (204 if self.user.may_write else 404, b"")},
            f"{repo}/forks": {"POST": self._fork},
            f"{repo}/merge-upstream": {"POST": lambda body, owner: (200, {})},
            f"{repo}/git/trees/([^/]+)": {"GET": self._tree},
            f"{repo}/git/blobs/([^/]+)": {"GET": lambda body, owner, sha: (200, self._own(owner).blob(sha))},
            f"{repo}/git/refs/heads/(.+)": {"PATCH": self._reset, "DELETE": self._delete},
            f"{repo}/compare/([^.]+)\\.\\.\\.([^:]+):(.+)": {"GET": self._compare},
            f"{repo}/pulls": {"POST": self._open},
            f"{repo}/pulls/(\\d+)": {"PATCH": self._change},
            f"{repo}/pulls/(\\d+)/merge": {"PUT": self._merge},
            f"{repo}/issues/(\\d+)": {"GET": self._issue, "PATCH": self._label},
            f"{repo}/issues/(\\d+)/labels": {"POST": self._label},
        }

    def _own(self, owner: str, to_write: bool = False) -> GitRepository:
        if owner not in self.service.repositories or (to_write and not self._writes(owner)):
            raise NotFound(owner)
        return self.service.repositories[owner]

    def _writes(self, owner: str) -> bool:
        return self.user.may_write if owner == OWNER else owner == self.user.login

    def _profile(self, body: dict[str, Any]) -> Answer:
        login = self.user.login
        return 200, {"id": 1, "login": login, "name": "", "email": "", "avatar_url": "", "html_url": f"/{login}"}

    def _repository(self, body: dict[str, Any], owner: str) -> Answer:
        self._own(owner)
        above = {} if owner == OWNER else {"fork": True, "parent": {"full_name": f"{OWNER}/{NAME}"}}
        return 200, {
            "full_name": f"{owner}/{NAME}",
            "default_branch": "main",
            "private": False,
            "allow_forking": True,
            "owner": {"login": owner, "type": "Organization" if owner == OWNER else "User"},
            "permissions": {"push": self._writes(owner), "pull": True},
            **above,
        }

    def _fork(self, body: dict[str, Any], owner: str) -> Answer:
        folder = self.service.folder / self.user.login
        # As on GitHub, a fork shares the objects of what it was made from.
        self.service.repository.git("clone", "--bare", "--quiet", "--shared", ".", str(folder))
        self.service.repositories[self.user.login] = GitRepository(folder)
        return 202, {"full_name": f"{self.user.login}/{NAME}"}

    def _tree(self, body: dict[str, Any], owner: str, commit: str) -> Answer:
        entries = self._own(owner).tree(commit)
        return 200, {"tree": [{"type": "blob", "path": e.path, "sha": e.sha, "size": e.size} for e in entries]}

    def _reset(self, body: dict[str, Any], owner: str, branch: str) -> Answer:
        self._own(owner, True).reset_branch(branch, body["sha"])
        return 200, {}

    def _delete(self, body: dict[str, Any], owner: str, branch: str) -> Answer:
        self._own(owner, True).delete_branch(branch)
        return 204, b""

    def _compare(self, body: dict[str, Any], owner: str, base: str, head_owner: str, branch: str) -> Answer:
        words = {"A": "added", "M": "modified", "D": "removed"}
        changes = self._own(head_owner).changes(branch, base)
        return 200, {"files": [{"filename": path, "status": words[status]} for path, status in changes.items()]}

    def _open(self, body: dict[str, Any], owner: str) -> Answer:
        head_owner, _, branch = body["head"].rpartition(":")
        self._own(head_owner or owner, True)
        pull = PullRequest(len(self.service.pulls) + 1, body["title"], branch, head_owner or owner, body["draft"])
        self.service.pulls.append(pull)
        return 201, self._pull(pull)

    def _pull(self, pull: PullRequest) -> dict[str, Any]:
        return {
            "number": pull.number,
            "node_id": pull.node,
            "title": pull.title,
            "html_url": f"/{OWNER}/{NAME}/pull/{pull.number}",
            "head": {"sha": self._own(pull.owner).head(pull.branch)},
            "created_at": WHEN,
            "updated_at": WHEN,
        }

    def _numbered(self, number: str | int) -> PullRequest:
        return next(pull for pull in self.service.pulls if pull.number == int(number))

    def _change(self, body: dict[str, Any], owner: str, number: str) -> Answer:
        self._numbered(number).state = body.get("state", "open")
        return 200, {}

    def _merge(self, body: dict[str, Any], owner: str, number: str) -> Answer:
        pull = self._numbered(number)
        try:
            commit = self._own(owner, True).merge(pull.branch)
        except GitRefused:
            return 405, {"message": "Pull Request is not mergeable"}
        pull.state = "merged"
        return 200, {"merged": True, "sha": commit}

    def _issue(self, body: dict[str, Any], owner: str, number: str) -> Answer:
        return 200, {"labels": [{"name": label} for label in self._numbered(number).labels]}

    def _label(self, body: dict[str, Any], owner: str, number: str) -> Answer:
        self._own(owner, True)
        self._numbered(number).labels = body["labels"]
        return 200, {}

    def graphql(self, body: dict[str, Any]) -> dict[str, Any]:
        root = {
            "repository": lambda owner, name: self._node(owner) if owner in self.service.repositories else None,
            "node": lambda id: self._pull_node(self._numbered(id.removeprefix("PR_"))),
            "createRef": self._create_ref,
            "createCommitOnBranch": self._create_commit,
            "convertPullRequestToDraft": lambda input: self._set_draft(input, True),
            "markPullRequestReadyForReview": lambda input: self._set_draft(input, False),
        }
        try:
            return {"data": answer(body["query"], body.get("variables", {}), root)}
        except GitRefused as refusal:
            return {"errors": [{"message": str(refusal)}]}

    def _node(self, owner: str) -> dict[str, Any]:
        own = self._own(owner)
        return {
            "id": f"R_{owner}",
            "defaultBranchRef": {"name": "main"},
            "ref": lambda qualifiedName: self._ref(own, qualifiedName),
            "refs": lambda **given: {"nodes": self._refs(own, given["refPrefix"])},
            "object": lambda oid=None, expression=None: _blob(own, oid or expression),
            "pullRequests": lambda **given: self._pull_nodes(given),
            "forks": lambda **given: {"nodes": []},
        }

    def _ref(self, own: GitRepository, name: str) -> dict[str, Any] | None:
        head = own.head(name.removeprefix("refs/heads/"))
        return {"name": name, "target": _commit(own, head)} if head else None

    def _refs(self, own: GitRepository, prefix: str) -> list[dict[str, Any]]:
        start = prefix.removeprefix("refs/heads/")
        found = [branch for branch in own.branches() if branch.startswith(start)]
        return [{"name": branch.removeprefix(start), "target": _commit(own, str(own.head(branch)))} for branch in found]

    def _pull_nodes(self, given: dict[str, Any]) -> dict[str, Any]:
        labels, branch = given.get("labels"), given.get("headRefName")
        found = [
            self._pull_node(pull)
            for pull in self.service.pulls
            if (pull.state == "open" or "states" not in given)
            and (labels is None or set(labels) & set(pull.labels))
            and branch in (None, pull.branch)
        ]
        return {"nodes": found, "totalCount": len(found)}

    def _pull_node(self, pull: PullRequest) -> dict[str, Any]:
        kinds = {"A": "ADDED", "M": "MODIFIED", "D": "DELETED"}
        changes = self._own(pull.owner).changes(pull.branch)
        return {
            "id": pull.node,
            "number": pull.number,
            "title": pull.title,
            "url": f"/{OWNER}/{NAME}/pull/{pull.number}",
            "state": pull.state.upper(),
            "isDraft": pull.draft,
            "isCrossRepository": pull.owner != OWNER,
            "createdAt": WHEN,
            "updatedAt": WHEN,
            "headRefName": pull.branch,
            "headRefOid": self._own(pull.owner).head(pull.branch),
            "headRepository": {"nameWithOwner": f"{pull.owner}/{NAME}"},
            "author": {"login": self.user.login, "avatarUrl": "", "name": "", "email": "", "databaseId": 1},
            "labels": lambda **given: {"nodes": [{"name": label} for label in pull.labels]},
            "files": lambda **given: {"nodes": [{"path": p, "changeType": kinds[s]} for p, s in changes.items()]},
        }

    def _set_draft(self, input: dict[str, Any], draft: bool) -> dict[str, Any]:
        pull = self._numbered(input["pullRequestId"].removeprefix("PR_"))
        pull.draft = draft
        return {"pullRequest": {"isDraft": draft}}

    def _create_ref(self, input: dict[str, Any]) -> dict[str, Any]:
        own = self._own(input["repositoryId"].removeprefix("R_"), True)
        branch = input["name"].removeprefix("refs/heads/")
        if own.head(branch):
            raise GitRefused(f'A ref named "refs/heads/{branch}" already exists in the repository.')
        own.make_branch(branch, input["oid"])
        return {"ref": {"name": branch}}

    def _create_commit(self, input: dict[str, Any]) -> dict[str, Any]:
        own = self._own(input["branch"]["repositoryNameWithOwner"].partition("/")[0], True)
        branch = input["branch"]["branchName"]
        if own.head(branch) != input["expectedHeadOid"]:
            raise GitRefused(f"Expected branch to point to {input['expectedHeadOid']} but it did not.")
        changes = input["fileChanges"]
        added = {entry["path"]: base64.b64decode(entry["contents"]) for entry in changes["additions"]}
        gone = [entry["path"] for entry in changes["deletions"]]
        return {"commit": _commit(own, own.commit(branch, added, gone, input["message"]["headline"]))}


def _blob(own: GitRepository, name: str) -> dict[str, Any] | None:
    try:
        data = own.blob(name)
    except (GitRefused, KeyError):
        return None
    return {
        "oid": own.git("rev-parse", name) if ":" in name else name,
        "byteSize": len(data),
        "isBinary": b"\0" in data,
        "isTruncated": False,
        "text": data.decode(errors="replace"),
    }


def _commit(own: GitRepository, sha: str) -> dict[str, Any]:
    node: dict[str, Any] = {
        "oid": sha,
        "message": "",
        "committedDate": WHEN,
        "statusCheckRollup": None,
        "author": {"name": "Test", "email": "test@example.org", "avatarUrl": "", "user": None},
        "file": lambda path: {"oid": own.git("rev-parse", f"{sha}:{path}")},
    }
    # Whoever asks when a file was changed last is told of the branch's head, which is close enough here.
    return {**node, "history": lambda **given: {"nodes": [node]}}
