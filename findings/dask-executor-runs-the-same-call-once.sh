#!/bin/sh
# dask.distributed gives its cluster as an executor of concurrent.futures (`Client.get_executor`), so one expects what that
# module promises: each `submit` runs its function once more, and `shutdown` takes `cancel_futures` (Python 3.9 and later).
# A call of the same function with the same arguments is run once only and its result handed out again, as long as an
# earlier future of it lives, unless `get_executor(pure=False)` is asked for; and `shutdown(cancel_futures=True)` is a
# TypeError. Who meets it: whoever hands a build, a simulation or anything that writes or draws numbers to "any executor".
# Seen with distributed 2026.8.0 on Python 3.11.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check distributed==2026.8.0
cat > "$folder/twice.py" <<'PYTHON'
import os
from concurrent.futures import ThreadPoolExecutor

import distributed


def drawn():
    return os.urandom(8)


def told(executor):
    first, second = executor.submit(drawn), executor.submit(drawn)
    return first.result() == second.result()


def main():
    print("distributed", distributed.__version__)
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        with distributed.Client(cluster) as client:
            plain, impure = client.get_executor(), client.get_executor(pure=False)
            alike = told(plain), told(impure), told(ThreadPoolExecutor(1))
            print("two calls draw the same eight bytes: plain %s, pure=False %s, threads of Python %s" % alike)
            try:
                plain.shutdown(cancel_futures=True)
                refused = False
            except TypeError as error:
                refused = True
                print("shutdown:", error)
    assert alike == (True, False, False) and refused, "this has changed"


if __name__ == "__main__":
    main()
PYTHON
"$folder/venv/bin/python" "$folder/twice.py" 2>/dev/null
