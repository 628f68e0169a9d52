import type { Service } from "./service.ts";
import type { ServiceSpec } from "./service-spec.ts";

/**
 * The service with what it pulls with once it has gone back to `to`: the newest credentials, which its registry still
 * takes; but where the image is another registry's, those that were sent with it.
 */
export function withAuthFor(service: Service, to: ServiceSpec): Service {
  const { registryAuth: newest, previousRegistryAuth: former, ...rest } = service;
  const { spec, previousSpec } = service;
  const isFormer = !isSameRegistry(spec, to) && previousSpec !== undefined && isSameRegistry(previousSpec, to);
  const auth = isFormer ? former : newest;
  return {
    ...rest,
    ...(auth === undefined ? {} : { registryAuth: auth }),
    ...(newest === undefined ? {} : { previousRegistryAuth: newest }),
  };
}

/** Whether credentials for the image of one serve that of the other. */
export function isSameRegistry(left: ServiceSpec, right: ServiceSpec): boolean {
  const [own, other] = [left, right].map((spec) => registryOf(spec.TaskTemplate.ContainerSpec.Image));
  return own === other;
}

function registryOf(image: string): string {
  const [first = "", ...path] = image.split("/");
  const isHost = path.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost ? first.replace("index.docker.io", "docker.io") : "docker.io";
}
