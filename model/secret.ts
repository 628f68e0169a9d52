import type { ConfigId, SecretId } from "../base/id.ts";
import type { Labels, Meta } from "./meta.ts";

export interface Secret {
  readonly id: SecretId;
  readonly meta: Meta;
  readonly spec: PayloadSpec;
}

export interface Config {
  readonly id: ConfigId;
  readonly meta: Meta;
  readonly spec: PayloadSpec;
}

/** Docker's names. `Data` is standard base64; it never leaves the managers for a secret, save to nodes that need it. */
export interface PayloadSpec {
  readonly Name: string;
  readonly Labels: Labels;
  readonly Data?: string;
  readonly Driver?: { readonly Name: string; readonly Options?: Labels };
  readonly Templating?: { readonly Name: string; readonly Options?: Labels };
}
