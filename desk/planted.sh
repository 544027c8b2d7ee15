# ./jambo test planted: known bugs are put into a copy of the tree, and a test must see each.

PLANTED_MOST_SECONDS=600 # for one bug, building included
PLANTED_SEEDS=20         # of the simulation are enough to see each

# The first lines of a patch say what the bug is and which test is there to catch it. Without any
# bug these tests must pass, or their failing would say nothing.
planted_bugs() {
  local copy=$CACHE/planted bug
  rm -rf "$copy" && mkdir -p "$copy"
  (cd "$ROOT" && tar -cf - --exclude ./.git --exclude ./.cache --exclude ./data .) |
    tar -xf - -C "$copy"
  say 'planted: no bug yet'
  if ! copy_passes "$(cat "$ROOT"/flows/planted/*.patch | catchers | sort -u | paste -sd, -)"; then
    missed none 'the tests fail without any bug'
    return
  fi
  for bug in "$ROOT"/flows/planted/*.patch; do
    say "planted: $(sed -n '1s/^# *//p' "$bug")"
    if ! patch -d "$copy" -p1 --quiet <"$bug"; then
      missed "$bug" 'the patch does not apply'
      return
    fi
    if copy_passes "$(catchers <"$bug")"; then
      missed "$bug" 'the tests passed in spite of it'
    elif [ "$BAD" -eq 0 ]; then
      missed "$bug" 'it was not tested, see the log'
    else
      PASSED=$((PASSED + 1))
      echo "caught: $(basename "$bug" .patch)"
    fi
    patch -d "$copy" -p1 --quiet -R <"$bug"
  done
}

# Whether the copy of the tree passes these tests; BAD tells how many failed.
copy_passes() {
  : >"$CACHE/mark"
  local good=yes
  (cd "$copy" && perl -e 'alarm shift; exec @ARGV' "$PLANTED_MOST_SECONDS" "$MVN" -B -pl flows -am \
    package -Dtest="$1" -Djambo.sim.seeds="$PLANTED_SEEDS" \
    -Dsurefire.failIfNoSpecifiedTests=false) >"$CACHE/planted.log" 2>&1 || good=no
  count_reports "$copy"
  [ $good = yes ] && [ "$TESTS" -gt 0 ]
}

catchers() { sed -n 's/^# caught by: *//p'; }

missed() {
  local name
  name=$(basename "$1" .patch)
  FAILED=$((FAILED + 1))
  BROKEN="$BROKEN $name"
  cp "$CACHE/planted.log" "$CACHE/planted-$name.log"
  echo "not caught: $name: $2 ($CACHE/planted-$name.log)"
}
