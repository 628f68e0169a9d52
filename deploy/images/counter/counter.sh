#!/bin/sh
# Process 1 of the demo service. A shell and not httpd itself: process 1 gets only the signals that it asks for.
httpd -f -p 80 -h /srv/www &
server=$!

# Accept nobody new, let those who are being answered have their page (a second at most), then end.
finish() {
  kill "$server"
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    pidof httpd >/dev/null || break
    usleep 100000
  done
  exit 0
}
trap finish TERM INT

wait "$server"
