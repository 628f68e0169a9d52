/** What is wrong with a template; whoever expands one says where it stood. Never carries the template's text: it may be a secret. */
export class TemplateProblem extends Error {
  override readonly name = "TemplateProblem";
}
