#!/bin/sh
# Process 1 of a lab host. It makes this mount namespace look like a machine of its own, says "ready",
# and then only reaps: when it is killed, the kernel kills everything on the host with it.
# From the environment: HOST_NAME, HOST_ROLE, RUN_DIRECTORY, STATE_DIRECTORY, ROUTER, REPOSITORY.
set -eu

hostname "$HOST_NAME"
mount -t proc proc /proc

# Copies of the machine's mounts would keep alive what it removes: its containers, and other hosts' networks.
mounts=$(cat /proc/mounts)
while read -r _ target _; do
  case $target in
    # One that fails went with its parent.
    /run/* | /var/lib/docker/* | /var/lib/skein-lab/*) umount -n -l "$target" 2>/dev/null || : ;;
  esac
done <<END
$mounts
END

# A /run of its own: plugin sockets, network namespaces, lock files and pid files are private to a machine.
mkdir -p "$RUN_DIRECTORY/run"
mount -t tmpfs -o mode=755,size=64m tmpfs "$RUN_DIRECTORY/run"
cd "$RUN_DIRECTORY/run"
mkdir -p lock mount netns docker/plugins skein cgroup "./${RUN_DIRECTORY#/run/}"
mount --bind "$RUN_DIRECTORY" "./${RUN_DIRECTORY#/run/}"

# A /sys of its own: the one of the machine shows the network devices of the machine.
mount --rbind /sys/fs/cgroup cgroup
mount -t sysfs sysfs /sys
mount --move cgroup /sys/fs/cgroup
rmdir cgroup

# Writes to /etc and /opt stay on the host: engines create keys and folders there.
for directory in etc opt; do
  [ -d "/$directory" ] || continue
  upper="$STATE_DIRECTORY/root/$directory"
  mkdir -p "$upper" "$STATE_DIRECTORY/root/work/$directory"
  options="lowerdir=/$directory,upperdir=$upper,workdir=$STATE_DIRECTORY/root/work/$directory"
  if ! mount -t overlay -o "$options" overlay "/$directory" 2>/dev/null; then
    # The disk cannot carry an overlay (it is one itself): memory can, until the host goes down.
    memory="$RUN_DIRECTORY/run/root/$directory"
    mkdir -p "$memory/upper" "$memory/work"
    mount -t overlay -o "lowerdir=/$directory,upperdir=$memory/upper,workdir=$memory/work" overlay "/$directory"
  fi
done

mount --move "$RUN_DIRECTORY/run" /run
cd /
rmdir "$RUN_DIRECTORY/run"
mount --make-rshared /

mkdir -p /etc/docker
[ ! -e /etc/docker/daemon.json ] || rm /etc/docker/daemon.json
echo "$HOST_NAME" >/etc/hostname
ln -sfn "$RUN_DIRECTORY/hosts" /etc/hosts
rm -f /etc/resolv.conf
echo "nameserver $ROUTER" >/etc/resolv.conf
rm -f "$RUN_DIRECTORY/skein.sock" "$RUN_DIRECTORY/docker.sock"
ln -s "$RUN_DIRECTORY/skein.sock" /run/skein/skein.sock
ln -s "$RUN_DIRECTORY/docker.sock" /run/docker.sock
mkdir -p /run/bin /run/busybox
printf '#!/bin/sh\nexec node %s/cli/main.ts "$@"\n' "$REPOSITORY" >/run/bin/skein
chmod 755 /run/bin/skein
busybox --install -s /run/busybox
# As on a fresh machine: the engine turns forwarding on by itself, and then sets the FORWARD policy to DROP.
[ "$HOST_ROLE" = client ] || echo 0 >/proc/sys/net/ipv4/ip_forward

echo ready
exec >/dev/null 2>&1 </dev/null
trap '' HUP INT TERM
while :; do
  sleep 86400 &
  wait "$!"
done
