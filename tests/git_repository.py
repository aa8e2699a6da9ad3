"""A bare git repository in a test's own folder: read and changed by git's plumbing, so that its state is git's own."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}


class GitRefused(Exception):
    """Git would not do it; holds what git said."""


@dataclass(frozen=True)
class Entry:
    """A file in a commit."""

    path: str
    sha: str
    size: int


@dataclass(frozen=True)
class GitRepository:
    """A bare repository whose first commit holds a folder's files."""

    folder: Path
    _kept: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, files: Path, folder: Path) -> GitRepository:
        """Make a repository whose branch `main` holds all files of a folder."""
        repository = cls(folder)
        folder.mkdir(parents=True)
        repository.git("init", "--bare", "--quiet", "--initial-branch=main")
        repository.git("--work-tree", str(files), "add", "--all", ".", where=files)
        repository._point("main", repository._commit(repository.git("write-tree"), "All files", None))
        return repository

    def git(
        self, *arguments: str, given: bytes | None = None, where: Path | None = None, index: str | None = None
    ) -> str:
        """Run git on this repository and return what it says, without the line end."""
        return self.git_bytes(*arguments, given=given, where=where, index=index).decode().rstrip("\n")

    def git_bytes(
        self, *arguments: str, given: bytes | None = None, where: Path | None = None, index: str | None = None
    ) -> bytes:
        environment = {**os.environ, **_NOBODY, "GIT_DIR": str(self.folder)}
        if index:
            environment["GIT_INDEX_FILE"] = index
        done = subprocess.run(
            ["git", *arguments],
            input=given,
            cwd=where or self.folder,
            env=environment,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise GitRefused(done.stderr.decode() or done.stdout.decode())
        return done.stdout

    def branches(self) -> list[str]:
        return self.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()

    def head(self, branch: str) -> str | None:
        """Return the commit a branch points at, or None where there is no such branch."""
        return self.git("for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}") or None

    def file(self, branch: str, path: str) -> str:
        return self.blob(f"{branch}:{path}").decode()

    def blob(self, name: str) -> bytes:
        """Return what a file holds, named by its path in a branch (`main:a.md`) or by its own checksum."""
        if len(name) == 40 and ":" not in name:
            if name not in self._kept:
                self._kept.update(self._every_blob())
            return self._kept[name]
        return self.git_bytes("cat-file", "blob", name)

    def _every_blob(self) -> Iterator[tuple[str, bytes]]:
        """Yield all files there are by their checksums, from one run of git: there are hundreds."""
        data = self.git_bytes("cat-file", "--batch-all-objects", "--batch")
        at = 0
        while at < len(data):
            end = data.index(b"\n", at)
            sha, kind, size = data[at:end].decode().split()
            if kind == "blob":
                yield sha, data[end + 1 : end + 1 + int(size)]
            at = end + int(size) + 2

    def has(self, branch: str, path: str) -> bool:
        return bool(self.git("ls-tree", branch, "--", path))

    def changes(self, branch: str, since: str = "main") -> dict[str, str]:
        """Return the files that a branch changes since it left another: path -> A (added), M (modified), D (deleted)."""
        lines = self.git("diff", "--name-status", "--no-renames", f"{since}...{branch}").splitlines()
        return {path: status for status, path in (line.split("\t") for line in lines)}

    def tree(self, commit: str) -> list[Entry]:
        lines = self.git("ls-tree", "-r", "-l", "--full-tree", commit).splitlines()
        rows = (line.split("\t", 1) for line in lines)
        return [Entry(path, facts.split()[2], int(facts.split()[3])) for facts, path in rows]

    def make_branch(self, name: str, commit: str) -> None:
        """Make a branch; refused where it is there."""
        self.git("update-ref", f"refs/heads/{name}", commit, "0" * 40)

    def delete_branch(self, name: str) -> None:
        self.git("update-ref", "-d", f"refs/heads/{name}")

    def reset_branch(self, name: str, commit: str) -> None:
        self._point(name, commit)

    def commit(
        self, branch: str, files: Mapping[str, bytes], deleted: Iterable[str] = (), message: str = "Change"
    ) -> str:
        """Commit files on a branch, as somebody else would, and return the commit."""
        parent = self.head(branch)
        with tempfile.TemporaryDirectory() as folder:
            index = str(Path(folder) / "index")
            self.git("read-tree", str(parent), index=index)
            for path, data in files.items():
                sha = self.git("hash-object", "-w", "--stdin", given=data)
                self.git("update-index", "--add", "--cacheinfo", f"100644,{sha},{path}", index=index)
            gone = "".join(f"0 {'0' * 40}\t{path}\n" for path in deleted)
            self.git("update-index", "--index-info", given=gone.encode(), index=index)
            tree = self.git("write-tree", index=index)
        commit = self._commit(tree, message, parent)
        self._point(branch, commit)
        return commit

    def merge(self, branch: str, into: str = "main") -> str:
        """Merge a branch as a hosting service would, and return the commit. Refused where changes meet."""
        tree = self.git("merge-tree", "--write-tree", into, branch).splitlines()[0]
        commit = self._commit(tree, f"Merge {branch}", self.head(into), self.head(branch))
        self._point(into, commit)
        return commit

    def _commit(self, tree: str, message: str, *parents: str | None) -> str:
        above = [word for parent in parents if parent for word in ("-p", parent)]
        return self.git("commit-tree", tree, *above, "-m", message)

    def _point(self, branch: str, commit: str) -> None:
        self.git("update-ref", f"refs/heads/{branch}", commit)
