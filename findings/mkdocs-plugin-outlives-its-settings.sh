#!/bin/sh
# One would expect that MkDocs makes a plugin anew whenever it reads the settings anew, so that nothing which a plugin
# noted in one build reaches the next. It does, but for a plugin that has `on_startup` or `on_shutdown`: of that one,
# every further reading of any settings in the process gets the same instance, with all it noted.
# Met by whoever builds two sites in one process, serves a preview, or tests a plugin.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mkdocs==1.6.1
mkdir -p "$folder/own-1.0.dist-info" "$folder/one/docs" "$folder/two/docs"
printf 'Metadata-Version: 2.1\nName: own\nVersion: 1.0\n' >"$folder/own-1.0.dist-info/METADATA"
printf '[mkdocs.plugins]\nplain = own:Plain\nstarted = own:Started\n' >"$folder/own-1.0.dist-info/entry_points.txt"
cat >"$folder/own.py" <<'PYTHON'
from mkdocs.plugins import BasePlugin


class Plain(BasePlugin):
    def on_config(self, config):
        self.noted = [*getattr(self, "noted", []), config.site_name]


class Started(Plain):
    def on_startup(self, *, command, dirty):
        pass
PYTHON
for site in one two; do
  printf 'site_name: %s\nplugins: [plain, started]\n' "$site" >"$folder/$site/mkdocs.yml"
  echo "# $site" >"$folder/$site/docs/index.md"
done
cd "$folder"
found=$(PYTHONPATH="$folder" "$folder/venv/bin/python" -c '
from mkdocs.commands.build import build
from mkdocs.config import load_config

for site in ("one", "two"):
    config = load_config(f"{site}/mkdocs.yml", site_dir=f"{site}/public")
    build(config)
print("plain:", *config.plugins["plain"].noted)
print("with on_startup:", *config.plugins["started"].noted)
' 2>/dev/null)
echo "MkDocs 1.6.1, two sites built one after the other; what each plugin has noted at the end:"
echo "$found"
[ "$found" = "plain: two
with on_startup: one two" ] || { echo "This has changed."; exit 1; }
