import { afterAll, beforeAll, expect, test } from "vitest";
import { Lab } from "../../deploy/lab/lab.ts";
import { until } from "../../deploy/tools/until.ts";
import { hosts, type Plan, type PlannedTask, World } from "./test/world.ts";

/*
 * Real packets: three hosts (w3 has no task), real engines with our driver. The tests build on each other, in order;
 * the last one
 * leaves the swarm.
 */

const client = "10.99.0.250";
const hostAddresses = { w1: "10.99.0.101", w2: "10.99.0.102", w3: "10.99.0.103" } as const;
const [web, udp, near] = [8_080, 5_353, 8_081];

const page = [
  "#!/bin/sh",
  'printf "Content-Type: text/plain\\r\\n\\r\\n"',
  'echo "$(hostname) $(echo $REMOTE_ADDR | tr -d "[]" | sed s/::ffff://)"',
].join("\\n");
const serve = [
  `mkdir -p /w/cgi-bin; printf '%b' '${page}\\n' >/w/cgi-bin/who; chmod 755 /w/cgi-bin/who`,
  "exec httpd -f -p 80 -h /w",
].join("; ");
/**
 * Prints "server client" for each of `times` requests; nc, because busybox's wget needs libraries that its image has
 * not.
 */
const ask = (host: string, port: number, times: number): string =>
  repeat(times, `printf 'GET /cgi-bin/who HTTP/1.0\\r\\n\\r\\n' | nc -w 3 ${host} ${port} | tail -1`);

const base: Plan = {
  networks: [
    { name: "app", internal: false },
    { name: "back", internal: true },
  ],
  services: [
    {
      ...{ name: "web", virtual: true },
      ports: [
        { Protocol: "tcp", PublishedPort: web, TargetPort: 80, PublishMode: "ingress" },
        { Protocol: "udp", PublishedPort: udp, TargetPort: 53, PublishMode: "ingress" },
      ],
    },
    {
      name: "rr",
      virtual: false,
      ports: [{ Protocol: "tcp", PublishedPort: near, TargetPort: 80, PublishMode: "host" }],
    },
    { name: "idle", virtual: true, ports: [] },
  ],
  tasks: [
    { name: "web1", service: "web", host: "w1", networks: ["app"], ready: true },
    { name: "web2", service: "web", host: "w2", networks: ["app", "back"], ready: true },
    { name: "rr1", service: "rr", host: "w1", networks: ["app"], ready: true },
    { name: "rr2", service: "rr", host: "w2", networks: ["app"], ready: true },
    { name: "alone", service: "alone", host: "w1", networks: ["back"], ready: true },
    { name: "idle1", service: "idle", host: "w2", networks: ["app"], ready: false },
    { name: "named", service: "named", host: "w1", networks: ["app"], ready: true, nameservers: [client] },
  ],
};

const lab = new Lab("ovlnet");
let world: World;

beforeAll(async () => {
  world = await World.open(lab.name);
  await world.apply(base);
  // At once, as a worker does it: the engine calls its driver for many containers at a time.
  await Promise.all(base.tasks.map((task) => world.startContainer(task.name, serve)));
});

afterAll(async () => {
  await lab.down();
});

test("containers on different hosts reach each other, full frames included", async () => {
  const small = await world.inTask("rr1", "ping -c 3 -W 1 10.0.1.11");
  expect(small).toContain("3 packets transmitted, 3 packets received");
  expect(await world.inTask("rr1", "ping -c 2 -W 1 -s 1422 10.0.1.11")).toContain("2 packets received");
  expect(await world.inTask("rr1", "ip link show | grep -c 'mtu 1450'")).toBe("2");
});

test("a service's name leads to all its ready tasks, and they see who calls", async () => {
  const answers = linesOf(await world.inTask("rr1", ask("web", 80, 30)));
  expect(tally(answers)).toEqual(["web1 10.0.1.12", "web2 10.0.1.12"]);
  expect(answers).toHaveLength(30);
});

test("a task calls itself through its own service and its own published port", async () => {
  const own = linesOf(await world.inTask("web1", ask("web", 80, 20)));
  expect(tally(own)).toEqual(["web1 10.0.1.10", "web2 10.0.1.10"]);
  const published = linesOf(await world.inTask("web1", ask(hostAddresses.w1, web, 20)));
  expect(tally(published.map(serverOf))).toEqual(["web1", "web2"]);
});

test.each(hosts)("the published port answers on %s, and tasks see the client's own address", async (host) => {
  const answers = linesOf(await world.onHost("client", ask(hostAddresses[host], web, 30)));
  expect(tally(answers)).toEqual([`web1 ${client}`, `web2 ${client}`]);
  expect(answers).toHaveLength(30);
});

test("UDP is published in the same way", async () => {
  await Promise.all(["web1", "web2"].map((name) => startUdpEcho(name)));
  const asker = `
    const answers = [];
    for (let count = 0; count < 20; count += 1) {
      const socket = require("dgram").createSocket("udp4");
      socket.on("message", (text) => { answers.push(String(text)); socket.close(); });
      socket.send("hello", ${udp}, "${hostAddresses.w3}");
      setTimeout(() => socket.close(), 5000).unref();
    }
    process.on("exit", () => console.log(answers.join("\\n")));`;
  const answers = await until({ what: "UDP answers", timeoutMs: 20_000 }, async () => {
    const output = await world.lab.exec("client", ["node", "-e", asker]);
    const lines = linesOf(output.stdout.trim());
    return new Set(lines).size === 2 && lines.length === 20 ? lines : undefined;
  });
  expect(tally(answers)).toEqual([`web1 ${client}`, `web2 ${client}`]);
});

test("a node reaches published ports on itself, on its loopback and on others", async () => {
  const targets = ["127.0.0.1", hostAddresses.w1, hostAddresses.w2, hostAddresses.w3];
  for (const target of targets) {
    const answers = linesOf(await world.onHost("w1", ask(target, web, 20)));
    expect({ target, servers: tally(answers.map(serverOf)) }).toEqual({ target, servers: ["web1", "web2"] });
    expect(answers).toHaveLength(20);
  }
});

test("a host-mode port leads to the task of that node only", async () => {
  expect(tally(linesOf(await world.onHost("client", ask(hostAddresses.w1, near, 5))))).toEqual([`rr1 ${client}`]);
  expect(tally(linesOf(await world.onHost("client", ask(hostAddresses.w2, near, 5))))).toEqual([`rr2 ${client}`]);
  expect(await world.onHost("client", `nc -w 3 ${hostAddresses.w3} ${near} 2>&1 </dev/null`)).toContain("refused");
});

test("names: service, tasks, round robin, single tasks, addresses backwards", async () => {
  const lookup = async (name: string): Promise<string[]> =>
    addressesIn(await world.inTask("rr1", `nslookup ${name} || :`));
  expect(await lookup("web")).toEqual(["10.0.1.100"]);
  expect(await lookup("WEB.app")).toEqual(["10.0.1.100"]);
  expect(await lookup("tasks.web")).toEqual(["10.0.1.10", "10.0.1.11"]);
  expect(await lookup("rr")).toEqual(["10.0.1.12", "10.0.1.13"]);
  expect(await lookup("web2")).toEqual(["10.0.1.11"]);
  expect(await lookup("idle")).toEqual(["10.0.1.102"]);
  expect(await lookup("tasks.idle")).toEqual([]);
  expect(await world.inTask("rr1", "nslookup 10.0.1.100")).toContain("name = web.app");
  expect(await world.inTask("rr1", "nslookup -type=aaaa web 2>&1 || :")).not.toMatch(/NXDOMAIN|SERVFAIL/);
});

test("a task sees the names of its own networks only", async () => {
  expect(addressesIn(await world.inTask("alone", "nslookup web || :"))).toEqual(["10.0.2.100"]);
  expect(tally(linesOf(await world.inTask("alone", ask("web", 80, 5))))).toEqual(["web2 10.0.2.14"]);
  expect(await world.inTask("alone", "nslookup tasks.rr 2>&1 || :")).toMatch(/NXDOMAIN|SERVFAIL/);
});

test("a task's own nameservers are asked for what the cluster does not know, from where the task is", async () => {
  // Answers every question for an address with that of whoever asks.
  const server = `
    const socket = require("dgram").createSocket("udp4");
    socket.on("message", (query, from) => {
      const end = query.indexOf(0, 12) + 5;
      const head = Buffer.from(query.subarray(0, 12));
      head.writeUInt16BE(0x8180, 2);
      head.writeUInt16BE(1, 6);
      head.writeUInt16BE(0, 10);
      const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 5, 0, 4, ...from.address.split(".").map(Number)]);
      socket.send(Buffer.concat([head, query.subarray(12, end), record]), from.port, from.address);
    });
    socket.bind(53);`;
  await world.lab.exec("client", ["sh", "-c", 'setsid node -e "$0" >/dev/null 2>&1 </dev/null &', server]);
  const lookup = (name: string): Promise<string> => world.inTask("named", `nslookup -type=a ${name} || :`);
  await until({ what: "an answer from the task's own nameserver", timeoutMs: 15_000 }, async () =>
    addressesIn(await lookup("intern.example")).includes(hostAddresses.w1),
  );
  expect(addressesIn(await lookup("web"))).toEqual(["10.0.1.100"]);
  expect(await world.inTask("rr1", "nslookup -type=a intern.example 2>&1 || :")).not.toContain(hostAddresses.w1);
});

test("the resolver answers by TCP, too", async () => {
  // Length, id 1, recursion wanted, one question: web.app, type A, class IN.
  const header = "\\000\\031\\000\\001\\001\\000\\000\\001\\000\\000\\000\\000\\000\\000";
  const question = "\\003web\\003app\\000\\000\\001\\000\\001";
  const bytes = "od -An -tu1 | tr -s ' \\n' ' '";
  const answer = await world.inTask("rr1", `printf '${header}${question}' | nc -w 2 10.200.1.1 53 | ${bytes}`);
  expect(answer).toMatch(/ 10 0 1 100 ?$/);
});

test("tasks reach the outside as their host; those on internal networks do not", async () => {
  const server = `require("net").createServer((socket) => socket.end(socket.remoteAddress)).listen(9000, "0.0.0.0")`;
  await world.lab.exec("client", ["sh", "-c", 'setsid node -e "$0" >/dev/null 2>&1 </dev/null &', server]);
  const seen = await until({ what: "an answer from outside", timeoutMs: 15_000 }, async () => {
    const answer = await world.inTask("rr1", `nc -w 2 ${client} 9000 2>&1 </dev/null || :`);
    return answer.includes("can't connect") ? undefined : answer;
  });
  expect(seen).toBe(hostAddresses.w1);
  expect(await world.inTask("rr1", `ping -c 1 -W 2 ${client}`)).toContain("1 packets received");
  expect(await world.inTask("alone", `nc -w 3 ${client} 9000 2>&1 </dev/null || :`)).toContain("refused");
  expect(await world.inTask("alone", `ping -c 1 -W 1 ${client} || :`)).toContain("0 packets received");
});

test("nobody ready: the caller knows at once", async () => {
  const start = performance.now();
  expect(await world.inTask("rr1", "nc -w 5 idle 80 2>&1 </dev/null || :")).toContain("refused");
  expect(performance.now() - start).toBeLessThan(2_500);
});

test("a task that became ready or unready is in or out of every balancer", async () => {
  const tasks = base.tasks.map((task): PlannedTask => (task.name === "web1" ? { ...task, ready: false } : task));
  await world.apply({ ...base, tasks });
  expect(tally(linesOf(await world.inTask("rr1", ask("web", 80, 10))).map(serverOf))).toEqual(["web2"]);
  for (const host of hosts) {
    const servers = linesOf(await world.onHost("client", ask(hostAddresses[host], web, 10))).map(serverOf);
    expect({ host, servers: tally(servers) }).toEqual({ host, servers: ["web2"] });
  }
  await world.apply(base);
  expect(tally(linesOf(await world.inTask("rr1", ask("web", 80, 30))).map(serverOf))).toEqual(["web1", "web2"]);
});

test("the agents are killed (or stopped) and started under load: no request fails", async () => {
  const load = startLoad();
  // By name as well: a question that is lost while nobody listens is asked again.
  const loop = `until [ -e /stop ]; do x=$(${ask("web", 80, 1)}); echo "got $x" >>/answers; done`;
  const named = world.inTask("rr1", `rm -f /stop; : >/answers; ${loop}`);
  const answered = (count: number): Promise<string[]> =>
    until({ what: `${count} answers by name`, timeoutMs: 30_000 }, async () => {
      const lines = linesOf(await world.inTask("rr1", "cat /answers || :"));
      return lines.length >= count && lines;
    });
  await answered(1);
  for (const host of hosts) {
    if (host === "w3") expect(await world.agent(host).order({ kind: "stop" })).not.toHaveProperty("error");
    else await world.agent(host).kill();
    await world.startAgent(host);
    await world.apply(base, [host]);
  }
  const { requests, failures } = await load.stop();
  expect(requests).toBeGreaterThan(20);
  expect(failures).toBe(0);
  const answers = await answered(31);
  await world.inTask("rr1", "touch /stop");
  await named;
  expect(tally(answers)).toEqual(["got web1 10.0.1.12", "got web2 10.0.1.12"]); // "got" alone: a request that failed.
  // Containers that were there before are still looked after.
  const tasks = base.tasks.map((task): PlannedTask => (task.name === "web2" ? { ...task, ready: false } : task));
  await world.apply({ ...base, tasks });
  expect(tally(linesOf(await world.inTask("rr1", ask("web", 80, 10))).map(serverOf))).toEqual(["web1"]);
  await world.apply(base);
});

test("rules that a firewall flushed are put back", async () => {
  await world.onHost("w3", "nft flush ruleset");
  await until({ what: "the published port to answer again", timeoutMs: 20_000 }, async () =>
    (await world.onHost("client", ask(hostAddresses.w3, web, 1))).startsWith("web"),
  );
  await until({ what: "both tables to be back", timeoutMs: 20_000 }, async () =>
    (await world.onHost("w3", "nft list tables")).includes("netdev skein"),
  );
});

test("a task that is gone while others still send to it is refused, not waited for", async () => {
  await world.docker("w2", "rm", "-f", "web2");
  const probe = repeat(20, `curl -s -m 3 -o /dev/null -w '%{exitcode}\\n' http://${hostAddresses.w1}:${web}/`);
  const codes = tally(linesOf(await world.onHost("client", probe)));
  expect(codes).toEqual(["0", "7"]); // 7: refused. A timeout would be 28.
  await world.startContainer("web2", serve);
  expect(tally(linesOf(await world.onHost("client", ask(hostAddresses.w1, web, 30))))).toHaveLength(2);
});

test("power loss: the host comes back with what it is told", async () => {
  await world.lab.kill("w1");
  await world.boot("w1");
  await world.apply(base);
  const left = base.tasks.filter((task) => task.host === "w1");
  for (const task of left) {
    await world.docker("w1", "rm", "-f", task.name);
    await world.startContainer(task.name, serve);
  }
  expect(tally(linesOf(await world.inTask("rr1", ask("web", 80, 30))).map(serverOf))).toEqual(["web1", "web2"]);
  expect(tally(linesOf(await world.onHost("client", ask(hostAddresses.w1, web, 30))))).toEqual([
    `web1 ${client}`,
    `web2 ${client}`,
  ]);
});

test("leaving the swarm leaves nothing behind", async () => {
  for (const task of base.tasks) await world.docker(task.host, "rm", "-f", task.name);
  for (const host of hosts) expect(await world.agent(host).order({ kind: "teardown" })).not.toHaveProperty("error");
  for (const host of hosts) {
    const look = [
      "ip -br link | grep -E 'mesh0|sk[gcp]'",
      "ip rule | grep 5077",
      "ip route show table all | grep -E '10\\.200|5077'",
      "nft list tables | grep skein",
      "iptables -S | grep -E 'mesh0|devgroup'",
      "mount | grep netns/n-",
      "docker network ls --filter driver=skein -q",
      "ls /run/docker/plugins",
      `ls -A ${world.lab.host(host).stateDirectory}/skein/network 2>/dev/null`,
    ];
    expect({ host, left: await world.onHost(host, look.join("; ")) }).toEqual({ host, left: "" });
  }
});

/** A shell line, several times. */
function repeat(times: number, line: string): string {
  return `i=0; while [ $i -lt ${times} ]; do i=$((i+1)); ${line}; done`;
}

function linesOf(text: string): string[] {
  return text.trim() === "" ? [] : text.trim().split("\n");
}

/** Each different line once, sorted. */
function tally(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}

function serverOf(line: string): string {
  return line.split(" ")[0] ?? "";
}

/** The addresses that nslookup found, without the server's own. */
function addressesIn(output: string): string[] {
  const found = [...output.matchAll(/^Address(?: \d+)?: +(\d+\.\d+\.\d+\.\d+)$/gm)].map((match) => match[1] ?? "");
  return tally(found);
}

async function startUdpEcho(name: string): Promise<void> {
  const task = base.tasks.find((one) => one.name === name);
  const host = task?.host ?? "w1";
  const pid = await world.docker(host, "inspect", "-f", "{{.State.Pid}}", name);
  const script = `const socket = require("dgram").createSocket("udp4");
    socket.on("message", (_, from) => socket.send("${name} " + from.address, from.port, from.address));
    socket.bind(53);`;
  // The engine's process id is of the host's own process table.
  await world.lab.exec(host, [
    "sh",
    "-c",
    'setsid nsenter --net=/proc/$0/ns/net node -e "$1" >/dev/null 2>&1 </dev/null &',
    pid,
    script,
  ]);
}

/** Requests from the client to all nodes, one after the other, until stopped. */
function startLoad() {
  const targets = Object.values(hostAddresses).join(" ");
  const script = `rm -f /run/stop; n=0; bad=0
    while [ ! -e /run/stop ]; do for host in ${targets}; do
      curl -s -m 2 -o /dev/null http://$host:${web}/cgi-bin/who || bad=$((bad+1)); n=$((n+1))
    done; done; echo $n $bad`;
  const running = world.onHost("client", script);
  return {
    async stop() {
      await world.onHost("client", "touch /run/stop");
      const [requests = 0, failures = 0] = (await running).split(" ").map(Number);
      return { requests, failures };
    },
  };
}
