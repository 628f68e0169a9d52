#!/bin/sh
# The page of the demo service. Tests read the plain form: four lines, "name: value".
task=${TASK_NAME:-$(hostname)}
node=${NODE_NAME:-unknown}
client=${REMOTE_ADDR#[}
client=${client#::ffff:}
client=${client%]}

# Three seconds at most, whether the name does not resolve, nobody listens or nobody answers: a lost question for a name is
# asked again after one.
pipe=/dev/shm/counter.$$
mkfifo "$pipe"
exec 3<>"$pipe" 4<"$pipe" # Both ways first: opening one end alone waits for the other, and a signal breaks the wait.
rm "$pipe"
printf 'INCR visits\r\n' | nc -w 3 "${REDIS_HOST:-redis}" 6379 >&3 2>/dev/null 4<&- &
exec 3>&- # So that nc is the only writer, and its end is the end of the reply.
read -r -t 3 reply <&4
kill "$!" 2>/dev/null
count=$(echo "${reply#:}" | tr -dc 0-9)
[ "${reply%"${reply#:}"}" = : ] || count="counter unavailable"

plain() {
  printf 'task: %s\nnode: %s\nclient: %s\ncount: %s\n' "$task" "$node" "$client" "$count"
}

page() {
  cat <<END
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Skein</title>
<style>
  body { font: 1.1rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; color: #1d2733 }
  h1 { font-size: 4rem; line-height: 1; margin: 0; font-weight: 600 }
  p { margin: .3rem 0 2.5rem; color: #5b6875 }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.5rem; margin: 0 }
  dt { color: #5b6875 } dd { margin: 0; font-family: ui-monospace, monospace }
  @media (prefers-color-scheme: dark) { body { background: #12181f; color: #e6ebf0 } p, dt { color: #93a1af } }
</style>
<h1>$count</h1>
<p>visits, counted in redis by whichever task answers</p>
<dl>
  <dt>task</dt><dd>$task</dd>
  <dt>node</dt><dd>$node</dd>
  <dt>client</dt><dd>$client</dd>
</dl>
</html>
END
}

case ${HTTP_ACCEPT:-} in
  *text/html*) type=text/html body=$(page) ;;
  *) type=text/plain body=$(plain) ;;
esac
printf 'Content-Type: %s; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n%s\n' "$type" "$body"
