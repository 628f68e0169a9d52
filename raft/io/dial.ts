import * as grpc from "@grpc/grpc-js";
import { metadataKey } from "./wire.ts";

/** A peer as it is dialled. */
export interface Peer {
  readonly self: { readonly id: number; readonly address: string };
  readonly id: number;
  readonly address: string;
  readonly credentials: () => grpc.ChannelCredentials;
  readonly peerName: string | undefined;
}

/** A connection of its own, with the credentials of this moment. */
export function dial(peer: Peer): grpc.Client {
  return new grpc.Client(peer.address, peer.credentials(), channelOptions(peer.peerName));
}

/** Says who calls, whom it means, and where to answer. */
export function introduction(peer: Peer): grpc.Metadata {
  const metadata = new grpc.Metadata();
  metadata.set(metadataKey.from, String(peer.self.id));
  metadata.set(metadataKey.to, String(peer.id));
  metadata.set(metadataKey.address, peer.self.address);
  return metadata;
}

function channelOptions(peerName: string | undefined): grpc.ChannelOptions {
  return {
    // A peer behind a cut cable is noticed within seconds, not after TCP gives up.
    "grpc.keepalive_time_ms": 2_000,
    "grpc.keepalive_timeout_ms": 2_000,
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 1_000,
    // A shared connection would outlive its credentials.
    "grpc.use_local_subchannel_pool": 1,
    "grpc.enable_http_proxy": 0,
    "grpc.enable_retries": 0,
    // Statistics that nobody asks for, kept for every message.
    "grpc.enable_channelz": 0,
    "grpc.service_config_disable_resolution": 1,
    ...(peerName === undefined
      ? {}
      : { "grpc.ssl_target_name_override": peerName, "grpc.default_authority": peerName }),
  };
}
