#!/bin/sh
# A program that asks HiGHS from Python and prints JSON prints two lines of the solver's own before it.
#
# One would expect `output_flag` set to False, or `silent()`, right after making the solver to keep it quiet: nothing was
# solved yet, and both do silence what solving says. But making `highspy.Highs()` already writes its version and licence to
# standard output, once a process, before anything can be set. The class below it, which does the solving, writes nothing when it
# is made and silenced. SciPy's linprog, which carries the same solver, is quiet. Meets every command whose output is data.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv venv
venv/bin/pip install --quiet highspy==1.16.0 scipy==1.17.1
cat >usual.py <<'END'
import json

import highspy

solver = highspy.Highs()
solver.setOptionValue("output_flag", False)
solver.silent()
solver.addVar(2.0, 5.0)
solver.changeColCost(0, 1.0)
solver.run()
print(json.dumps(solver.getInfo().objective_function_value))
END
cat >below.py <<'END'
import json

import highspy


class Quiet(highspy.Highs):
    def __init__(self):
        super(highspy.Highs, self).__init__()
        self.setOptionValue("output_flag", False)


solver = Quiet()
solver.addVar(2.0, 5.0)
solver.changeColCost(0, 1.0)
solver.run()
print(json.dumps(solver.getInfo().objective_function_value))
END
cat >scipy_too.py <<'END'
import json

from scipy.optimize import linprog

print(json.dumps(linprog([1.0], bounds=[(2.0, 5.0)]).fun))
END
venv/bin/python -c 'import importlib.metadata as m; print("highspy", m.version("highspy"), "scipy", m.version("scipy"))'
for program in usual below scipy_too; do
  venv/bin/python "$program.py" >"$program.out"
  printf '%s: %s lines, first: %s\n' "$program" "$(wc -l <"$program.out" | tr -d ' ')" "$(head -n 1 "$program.out")"
done
grep -q '^Running HiGHS 1.16.0' usual.out
test "$(wc -l <usual.out)" -eq 3
test "$(cat below.out)" = 2.0
test "$(cat scipy_too.out)" = 2.0
if venv/bin/python -c 'import json; json.load(open("usual.out"))' 2>errors.txt; then exit 1; fi
echo "As described: the solver greets on standard output before it can be silenced, and the answer is no JSON."
