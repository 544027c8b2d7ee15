# ./jambo test planted: known bugs are put into a copy of a room, and a test must see each.

PLANTED_MOST_SECONDS=300 # for the tests of one bug
PLANTED_SEEDS=20         # of the simulation are enough to see each

# The first lines of a patch say what the bug is and which test is there to catch it. Without any
# bug these tests must pass, or their failing would say nothing. Everything is built once; then only
# the room of the bug is compiled, plainly, and stands before the others on the class path.
planted_bugs() {
  local copy=$CACHE/planted bug name room
  lock
  build -pl flows -am package -DskipTests
  unlock
  rm -rf "$copy" && mkdir -p "$copy/none"
  say 'planted: no bug yet'
  # shellcheck disable=SC2046
  if ! planted_passes none $(cat "$ROOT"/flows/planted/*.patch | catchers | sort -u); then
    missed none 'the tests fail without any bug'
    return
  fi
  for bug in "$ROOT"/flows/planted/*.patch; do
    name=$(basename "$bug" .patch)
    room=$(sed -n 's|^--- a/\([a-z]*\)/.*|\1|p' "$bug" | head -n 1)
    say "planted: $(sed -n '1s/^# *//p' "$bug")"
    mkdir -p "$copy/$name/$room"
    cp -R "$ROOT/$room/src" "$copy/$name/$room/src"
    if ! patch -d "$copy/$name" -p1 --quiet <"$bug"; then
      missed "$name" 'the patch does not apply'
    elif ! planted_compiles "$copy/$name" "$room" >"$CACHE/planted-$name.log" 2>&1; then
      missed "$name" 'the room does not compile with it'
    elif planted_passes "$name" "$(catchers <"$bug")"; then
      missed "$name" 'the tests passed in spite of it'
    elif [ "$BAD" -eq 0 ]; then
      missed "$name" 'it was not tested'
    else
      PASSED=$((PASSED + 1))
      echo "caught: $name"
    fi
  done
}

planted_compiles() {
  find "$1/$2/src/main/java" -name '*.java' >"$1/sources"
  "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -nowarn -proc:none -d "$1/classes" \
    -cp "$ROOT/flows/target/lib/*" "@$1/sources"
}

# Whether these test classes pass with that bug; BAD tells how many tests failed.
planted_passes() {
  local name=$1
  shift
  (cd "$ROOT/flows" && perl -e 'alarm shift; exec @ARGV' "$PLANTED_MOST_SECONDS" \
    "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+EnableDynamicAgentLoading \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -ea \
    -Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=1 \
    -Djambo.sim.seeds="$PLANTED_SEEDS" \
    -cp "$copy/$name/classes:$ROOT/flows/target/test-classes:$ROOT/flows/target/lib/*" \
    io.jambo.flows.TestRun "$@") >"$CACHE/planted-$name.log" 2>&1
  local code=$?
  BAD=$(sed -n 's/^tests: [0-9]* good, \([0-9]*\) bad$/\1/p' "$CACHE/planted-$name.log")
  BAD=${BAD:-0}
  return $code
}

catchers() { sed -n 's/^# caught by: *//p'; }

missed() {
  FAILED=$((FAILED + 1))
  BROKEN="$BROKEN $1"
  echo "not caught: $1: $2 ($CACHE/planted-$1.log)"
}
