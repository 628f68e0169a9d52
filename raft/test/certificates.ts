import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export interface Certificate {
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** Makes certificates as an operator would, for tests. */
export class Authority {
  readonly certificate: Buffer;
  readonly #directory: string;
  readonly #name: string;
  #count = 0;

  constructor(directory: string, name: string) {
    this.#directory = directory;
    this.#name = name;
    this.certificate = this.#make(name, ["-addext", "basicConstraints=critical,CA:TRUE"]).certificate;
  }

  /** A certificate for both ends of a connection, valid for `name`. */
  issue(name: string): Certificate {
    this.#count += 1;
    const signer = ["-CA", this.#path(this.#name, "pem"), "-CAkey", this.#path(this.#name, "key")];
    const names = ["-addext", `subjectAltName=DNS:${name}`, "-addext", "basicConstraints=critical,CA:FALSE"];
    return this.#make(name, [...signer, ...names], `${this.#name}-${this.#count}`);
  }

  #make(name: string, words: readonly string[], file = name): Certificate {
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"];
    const output = ["-subj", `/CN=${name}`, "-keyout", this.#path(file, "key"), "-out", this.#path(file, "pem")];
    execFileSync("openssl", ["req", "-x509", ...curve, ...output, ...words], { stdio: "ignore" });
    return { key: readFileSync(this.#path(file, "key")), certificate: readFileSync(this.#path(file, "pem")) };
  }

  #path(file: string, kind: "key" | "pem"): string {
    return join(this.#directory, `${file}.${kind}`);
  }
}
