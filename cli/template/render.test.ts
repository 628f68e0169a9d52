import { expect, test } from "vitest";
import { render } from "./render.ts";

const data = {
  Name: "web",
  Count: 3,
  Empty: "",
  Labels: { b: "2", a: "1" },
  List: [{ Port: 80 }, { Port: 81 }],
  Nothing: null,
};

test.each([
  ["{{.Name}}", "web"],
  ["{{ .Name }}-{{.Count}}", "web-3"],
  ["{{json .Labels}}", '{"b":"2","a":"1"}'],
  ["{{.Labels}}", "map[a:1 b:2]"],
  ["{{.Labels.a}}{{.Labels.none}}", "1<no value>"],
  ["{{.List}}", "[map[Port:80] map[Port:81]]"],
  ["{{range .List}}{{.Port}},{{end}}", "80,81,"],
  ["{{range $k, $v := .Labels}}{{$k}}={{$v}} {{end}}", "a=1 b=2 "],
  ["{{range $i, $p := .List}}{{$i}}:{{$p.Port}} {{end}}", "0:80 1:81 "],
  ["{{range .Empty}}x{{else}}none{{end}}", "none"],
  ["{{if .Empty}}a{{else if .Name}}b{{else}}c{{end}}", "b"],
  ["{{with .Labels}}{{.a}}{{$.Name}}{{end}}", "1web"],
  ["{{if and .Name (gt .Count 2)}}yes{{end}}", "yes"],
  ['{{if eq .Name "db" "web"}}yes{{end}}', "yes"],
  ['{{index .Labels "a"}}{{index .List 1 "Port"}}', "181"],
  ["{{(index .List 0).Port}}", "80"],
  ['{{.Name | upper | printf "%-5s|"}}', "WEB  |"],
  ['{{printf "%s has %d%%" .Name .Count}}', "web has 3%"],
  ["{{len .List}}{{len .Name}}", "23"],
  ["a {{- .Name -}} b", "awebb"],
  ["{{/* note */}}x", "x"],
  ["{{$n := .Name}}{{$n}}", "web"],
  ['{{join (split "a,b" ",") "+"}}', "a+b"],
  ["{{.Nothing}}", "<nil>"],
  ["{{if eq .Nothing nil}}nothing{{end}}", "nothing"],
  ["{{pad .Name 1 2}}|{{truncate .Name 2}}|{{title .Name}}", " web  |we|Web"],
])("%s", (template, expected) => {
  expect(render(template, data)).toBe(expected);
});

test.each([
  ["{{.Name", "unclosed action"],
  ["{{if .Name}}x", "without {{end}}"],
  ["{{end}}", "unexpected {{end}}"],
  ["{{nope .Name}}", 'function "nope" not defined'],
  ["{{.Name.More}}", "can't evaluate field More in web"],
  ["{{$x}}", 'undefined variable "$x"'],
  ["{{.Name !}}", 'unexpected "!"'],
  ["{{$x := .Name}}{{$x = .Count}}", "only := is supported"],
  ["{{.Name | }}", "missing value"],
])("%s is refused", (template, message) => {
  expect(() => render(template, data)).toThrow(message);
});

test("a list's row refuses fields that it does not have, and names those it has", () => {
  expect(() => render("{{.Nope}}", { Name: "x" }, { strict: true })).toThrow("unknown field .Nope; there are: Name");
});
