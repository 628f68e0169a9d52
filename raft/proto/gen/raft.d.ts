import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace raft. */
export namespace raft {

    /** Represents a Raft */
    class Raft extends $protobuf.rpc.Service {

        /**
         * Constructs a new Raft service.
         * @param rpcImpl RPC implementation
         * @param [requestDelimited=false] Whether requests are length-delimited
         * @param [responseDelimited=false] Whether responses are length-delimited
         */
        constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

        /**
         * Creates new Raft service using the specified rpc implementation.
         * @param rpcImpl RPC implementation
         * @param [requestDelimited=false] Whether requests are length-delimited
         * @param [responseDelimited=false] Whether responses are length-delimited
         * @returns RPC service. Useful where requests and/or responses are streamed.
         */
        static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): Raft;

        /** Calls Deliver. */
        deliver: raft.Raft.Deliver;

        /** Calls Install. */
        install: raft.Raft.Install;
    }

    namespace Raft {

        /**
         * Callback as used by {@link raft.Raft#deliver}.
         * @param error Error, if any
         * @param [response] Done
         */
        type DeliverCallback = (error: (Error|null), response?: raft.Done) => void;

        /** Calls Deliver. */
        type Deliver = {
          (request: raft.IBatch, callback: raft.Raft.DeliverCallback): void;
          (request: raft.IBatch): Promise<raft.Done>;
          readonly name: "Deliver";
          readonly path: "/raft.Raft/Deliver";
          readonly requestType: "Batch";
          readonly responseType: "Done";
          readonly requestStream: true;
          readonly responseStream: undefined;
        };

        /**
         * Callback as used by {@link raft.Raft#install}.
         * @param error Error, if any
         * @param [response] SnapshotProgress
         */
        type InstallCallback = (error: (Error|null), response?: raft.SnapshotProgress) => void;

        /** Calls Install. */
        type Install = {
          (request: raft.ISnapshotPart, callback: raft.Raft.InstallCallback): void;
          (request: raft.ISnapshotPart): Promise<raft.SnapshotProgress>;
          readonly name: "Install";
          readonly path: "/raft.Raft/Install";
          readonly requestType: "SnapshotPart";
          readonly responseType: "SnapshotProgress";
          readonly requestStream: true;
          readonly responseStream: true;
        };
    }

    /**
     * Properties of a Done.
     * @deprecated Use raft.Done.$Properties instead.
     */
    interface IDone extends raft.Done.$Properties {
    }

    /** Represents a Done. */
    class Done {

        /**
         * Constructs a new Done.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Done.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new Done instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Done instance
         */
        static create(properties: raft.Done.$Shape): raft.Done & raft.Done.$Shape;
        static create(properties?: raft.Done.$Properties): raft.Done;

        /**
         * Encodes the specified Done message. Does not implicitly {@link raft.Done.verify|verify} messages.
         * @param message Done message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Done.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified Done message, length delimited. Does not implicitly {@link raft.Done.verify|verify} messages.
         * @param message Done message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.Done.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Done message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Done & raft.Done.$Shape} Done
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Done & raft.Done.$Shape;

        /**
         * Decodes a Done message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.Done & raft.Done.$Shape} Done
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.Done & raft.Done.$Shape;

        /**
         * Verifies a Done message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a Done message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Done
         */
        static fromObject(object: { [k: string]: any }): raft.Done;

        /**
         * Creates a plain object from a Done message. Also converts values to other types if specified.
         * @param message Done
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.Done, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Done to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for Done
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Done {

        /** Properties of a Done. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Done. */
        type $Shape = raft.Done.$Properties;
    }

    /**
     * Properties of a Batch.
     * @deprecated Use raft.Batch.$Properties instead.
     */
    interface IBatch extends raft.Batch.$Properties {
    }

    /** Represents a Batch. */
    class Batch {

        /**
         * Constructs a new Batch.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Batch.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Batch messages. */
        messages: raft.Message.$Properties[];

        /**
         * Creates a new Batch instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Batch instance
         */
        static create(properties: raft.Batch.$Shape): raft.Batch & raft.Batch.$Shape;
        static create(properties?: raft.Batch.$Properties): raft.Batch;

        /**
         * Encodes the specified Batch message. Does not implicitly {@link raft.Batch.verify|verify} messages.
         * @param message Batch message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Batch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified Batch message, length delimited. Does not implicitly {@link raft.Batch.verify|verify} messages.
         * @param message Batch message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.Batch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Batch message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Batch & raft.Batch.$Shape} Batch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Batch & raft.Batch.$Shape;

        /**
         * Decodes a Batch message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.Batch & raft.Batch.$Shape} Batch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.Batch & raft.Batch.$Shape;

        /**
         * Verifies a Batch message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a Batch message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Batch
         */
        static fromObject(object: { [k: string]: any }): raft.Batch;

        /**
         * Creates a plain object from a Batch message. Also converts values to other types if specified.
         * @param message Batch
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.Batch, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Batch to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for Batch
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Batch {

        /** Properties of a Batch. */
        interface $Properties {

            /** Batch messages */
            messages?: (raft.Message.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Batch. */
        type $Shape = {
          messages?: raft.Message.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a Message.
     * @deprecated Use raft.Message.$Properties instead.
     */
    interface IMessage extends raft.Message.$Properties {
    }

    /** Represents a Message. */
    class Message {

        /**
         * Constructs a new Message.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Message.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Message append. */
        append?: (raft.Append.$Properties|null);

        /** Message appendReply. */
        appendReply?: (raft.AppendReply.$Properties|null);

        /** Message heartbeat. */
        heartbeat?: (raft.Heartbeat.$Properties|null);

        /** Message heartbeatReply. */
        heartbeatReply?: (raft.HeartbeatReply.$Properties|null);

        /** Message vote. */
        vote?: (raft.VoteRequest.$Properties|null);

        /** Message voteReply. */
        voteReply?: (raft.VoteReply.$Properties|null);

        /** Message preVote. */
        preVote?: (raft.VoteRequest.$Properties|null);

        /** Message preVoteReply. */
        preVoteReply?: (raft.VoteReply.$Properties|null);

        /** Message timeoutNow. */
        timeoutNow?: (raft.TimeoutNow.$Properties|null);

        /** Message term. */
        term: number;

        /** Message body. */
        body?: ("append"|"appendReply"|"heartbeat"|"heartbeatReply"|"vote"|"voteReply"|"preVote"|"preVoteReply"|"timeoutNow");

        /**
         * Creates a new Message instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Message instance
         */
        static create(properties: raft.Message.$Shape): raft.Message & raft.Message.$Shape;
        static create(properties?: raft.Message.$Properties): raft.Message;

        /**
         * Encodes the specified Message message. Does not implicitly {@link raft.Message.verify|verify} messages.
         * @param message Message message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified Message message, length delimited. Does not implicitly {@link raft.Message.verify|verify} messages.
         * @param message Message message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Message message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Message & raft.Message.$Shape} Message
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Message & raft.Message.$Shape;

        /**
         * Decodes a Message message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.Message & raft.Message.$Shape} Message
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.Message & raft.Message.$Shape;

        /**
         * Verifies a Message message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a Message message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Message
         */
        static fromObject(object: { [k: string]: any }): raft.Message;

        /**
         * Creates a plain object from a Message message. Also converts values to other types if specified.
         * @param message Message
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.Message, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Message to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for Message
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Message {

        /** Properties of a Message. */
        interface $Properties {

            /** Message append */
            append?: (raft.Append.$Properties|null);

            /** Message appendReply */
            appendReply?: (raft.AppendReply.$Properties|null);

            /** Message heartbeat */
            heartbeat?: (raft.Heartbeat.$Properties|null);

            /** Message heartbeatReply */
            heartbeatReply?: (raft.HeartbeatReply.$Properties|null);

            /** Message vote */
            vote?: (raft.VoteRequest.$Properties|null);

            /** Message voteReply */
            voteReply?: (raft.VoteReply.$Properties|null);

            /** Message preVote */
            preVote?: (raft.VoteRequest.$Properties|null);

            /** Message preVoteReply */
            preVoteReply?: (raft.VoteReply.$Properties|null);

            /** Message timeoutNow */
            timeoutNow?: (raft.TimeoutNow.$Properties|null);

            /** Message term */
            term?: (number|null);

            /** Message body */
            body?: ("append"|"appendReply"|"heartbeat"|"heartbeatReply"|"vote"|"voteReply"|"preVote"|"preVoteReply"|"timeoutNow");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Message. */
        type $Shape = {
          append?: raft.Append.$Shape|null;
          appendReply?: raft.AppendReply.$Shape|null;
          heartbeat?: raft.Heartbeat.$Shape|null;
          heartbeatReply?: raft.HeartbeatReply.$Shape|null;
          vote?: raft.VoteRequest.$Shape|null;
          voteReply?: raft.VoteReply.$Shape|null;
          preVote?: raft.VoteRequest.$Shape|null;
          preVoteReply?: raft.VoteReply.$Shape|null;
          timeoutNow?: raft.TimeoutNow.$Shape|null;
          term?: number|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ body?: undefined; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "append"; append: raft.Append.$Shape; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "appendReply"; append?: null; appendReply: raft.AppendReply.$Shape; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "heartbeat"; append?: null; appendReply?: null; heartbeat: raft.Heartbeat.$Shape; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "heartbeatReply"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply: raft.HeartbeatReply.$Shape; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "vote"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote: raft.VoteRequest.$Shape; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "voteReply"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply: raft.VoteReply.$Shape; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "preVote"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote: raft.VoteRequest.$Shape; preVoteReply?: null; timeoutNow?: null }|{ body?: "preVoteReply"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply: raft.VoteReply.$Shape; timeoutNow?: null }|{ body?: "timeoutNow"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow: raft.TimeoutNow.$Shape })
        );
    }

    /**
     * Properties of an Append.
     * @deprecated Use raft.Append.$Properties instead.
     */
    interface IAppend extends raft.Append.$Properties {
    }

    /** Represents an Append. */
    class Append {

        /**
         * Constructs a new Append.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Append.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Append previousIndex. */
        previousIndex: number;

        /** Append previousTerm. */
        previousTerm: number;

        /** Append commit. */
        commit: number;

        /** Append entries. */
        entries: raft.Entry.$Properties[];

        /**
         * Creates a new Append instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Append instance
         */
        static create(properties: raft.Append.$Shape): raft.Append & raft.Append.$Shape;
        static create(properties?: raft.Append.$Properties): raft.Append;

        /**
         * Encodes the specified Append message. Does not implicitly {@link raft.Append.verify|verify} messages.
         * @param message Append message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Append.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified Append message, length delimited. Does not implicitly {@link raft.Append.verify|verify} messages.
         * @param message Append message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.Append.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Append message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Append & raft.Append.$Shape} Append
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Append & raft.Append.$Shape;

        /**
         * Decodes an Append message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.Append & raft.Append.$Shape} Append
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.Append & raft.Append.$Shape;

        /**
         * Verifies an Append message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates an Append message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Append
         */
        static fromObject(object: { [k: string]: any }): raft.Append;

        /**
         * Creates a plain object from an Append message. Also converts values to other types if specified.
         * @param message Append
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.Append, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Append to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for Append
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Append {

        /** Properties of an Append. */
        interface $Properties {

            /** Append previousIndex */
            previousIndex?: (number|null);

            /** Append previousTerm */
            previousTerm?: (number|null);

            /** Append commit */
            commit?: (number|null);

            /** Append entries */
            entries?: (raft.Entry.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Append. */
        type $Shape = {
          previousIndex?: number|null;
          previousTerm?: number|null;
          commit?: number|null;
          entries?: raft.Entry.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of an AppendReply.
     * @deprecated Use raft.AppendReply.$Properties instead.
     */
    interface IAppendReply extends raft.AppendReply.$Properties {
    }

    /** Represents an AppendReply. */
    class AppendReply {

        /**
         * Constructs a new AppendReply.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.AppendReply.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** AppendReply index. */
        index: number;

        /** AppendReply reject. */
        reject: boolean;

        /** AppendReply hintIndex. */
        hintIndex: number;

        /** AppendReply hintTerm. */
        hintTerm: number;

        /**
         * Creates a new AppendReply instance using the specified properties.
         * @param [properties] Properties to set
         * @returns AppendReply instance
         */
        static create(properties: raft.AppendReply.$Shape): raft.AppendReply & raft.AppendReply.$Shape;
        static create(properties?: raft.AppendReply.$Properties): raft.AppendReply;

        /**
         * Encodes the specified AppendReply message. Does not implicitly {@link raft.AppendReply.verify|verify} messages.
         * @param message AppendReply message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.AppendReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified AppendReply message, length delimited. Does not implicitly {@link raft.AppendReply.verify|verify} messages.
         * @param message AppendReply message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.AppendReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an AppendReply message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.AppendReply & raft.AppendReply.$Shape} AppendReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.AppendReply & raft.AppendReply.$Shape;

        /**
         * Decodes an AppendReply message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.AppendReply & raft.AppendReply.$Shape} AppendReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.AppendReply & raft.AppendReply.$Shape;

        /**
         * Verifies an AppendReply message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates an AppendReply message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns AppendReply
         */
        static fromObject(object: { [k: string]: any }): raft.AppendReply;

        /**
         * Creates a plain object from an AppendReply message. Also converts values to other types if specified.
         * @param message AppendReply
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.AppendReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this AppendReply to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for AppendReply
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace AppendReply {

        /** Properties of an AppendReply. */
        interface $Properties {

            /** AppendReply index */
            index?: (number|null);

            /** AppendReply reject */
            reject?: (boolean|null);

            /** AppendReply hintIndex */
            hintIndex?: (number|null);

            /** AppendReply hintTerm */
            hintTerm?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an AppendReply. */
        type $Shape = raft.AppendReply.$Properties;
    }

    /**
     * Properties of a Heartbeat.
     * @deprecated Use raft.Heartbeat.$Properties instead.
     */
    interface IHeartbeat extends raft.Heartbeat.$Properties {
    }

    /** Represents a Heartbeat. */
    class Heartbeat {

        /**
         * Constructs a new Heartbeat.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Heartbeat.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Heartbeat commit. */
        commit: number;

        /** Heartbeat read. */
        read: number;

        /**
         * Creates a new Heartbeat instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Heartbeat instance
         */
        static create(properties: raft.Heartbeat.$Shape): raft.Heartbeat & raft.Heartbeat.$Shape;
        static create(properties?: raft.Heartbeat.$Properties): raft.Heartbeat;

        /**
         * Encodes the specified Heartbeat message. Does not implicitly {@link raft.Heartbeat.verify|verify} messages.
         * @param message Heartbeat message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified Heartbeat message, length delimited. Does not implicitly {@link raft.Heartbeat.verify|verify} messages.
         * @param message Heartbeat message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Heartbeat message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Heartbeat & raft.Heartbeat.$Shape} Heartbeat
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Heartbeat & raft.Heartbeat.$Shape;

        /**
         * Decodes a Heartbeat message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.Heartbeat & raft.Heartbeat.$Shape} Heartbeat
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.Heartbeat & raft.Heartbeat.$Shape;

        /**
         * Verifies a Heartbeat message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a Heartbeat message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Heartbeat
         */
        static fromObject(object: { [k: string]: any }): raft.Heartbeat;

        /**
         * Creates a plain object from a Heartbeat message. Also converts values to other types if specified.
         * @param message Heartbeat
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.Heartbeat, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Heartbeat to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for Heartbeat
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Heartbeat {

        /** Properties of a Heartbeat. */
        interface $Properties {

            /** Heartbeat commit */
            commit?: (number|null);

            /** Heartbeat read */
            read?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Heartbeat. */
        type $Shape = raft.Heartbeat.$Properties;
    }

    /**
     * Properties of a HeartbeatReply.
     * @deprecated Use raft.HeartbeatReply.$Properties instead.
     */
    interface IHeartbeatReply extends raft.HeartbeatReply.$Properties {
    }

    /** Represents a HeartbeatReply. */
    class HeartbeatReply {

        /**
         * Constructs a new HeartbeatReply.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.HeartbeatReply.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** HeartbeatReply read. */
        read: number;

        /** HeartbeatReply promise. */
        promise: boolean;

        /**
         * Creates a new HeartbeatReply instance using the specified properties.
         * @param [properties] Properties to set
         * @returns HeartbeatReply instance
         */
        static create(properties: raft.HeartbeatReply.$Shape): raft.HeartbeatReply & raft.HeartbeatReply.$Shape;
        static create(properties?: raft.HeartbeatReply.$Properties): raft.HeartbeatReply;

        /**
         * Encodes the specified HeartbeatReply message. Does not implicitly {@link raft.HeartbeatReply.verify|verify} messages.
         * @param message HeartbeatReply message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.HeartbeatReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified HeartbeatReply message, length delimited. Does not implicitly {@link raft.HeartbeatReply.verify|verify} messages.
         * @param message HeartbeatReply message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.HeartbeatReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a HeartbeatReply message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.HeartbeatReply & raft.HeartbeatReply.$Shape} HeartbeatReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.HeartbeatReply & raft.HeartbeatReply.$Shape;

        /**
         * Decodes a HeartbeatReply message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.HeartbeatReply & raft.HeartbeatReply.$Shape} HeartbeatReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.HeartbeatReply & raft.HeartbeatReply.$Shape;

        /**
         * Verifies a HeartbeatReply message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a HeartbeatReply message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns HeartbeatReply
         */
        static fromObject(object: { [k: string]: any }): raft.HeartbeatReply;

        /**
         * Creates a plain object from a HeartbeatReply message. Also converts values to other types if specified.
         * @param message HeartbeatReply
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.HeartbeatReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this HeartbeatReply to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for HeartbeatReply
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace HeartbeatReply {

        /** Properties of a HeartbeatReply. */
        interface $Properties {

            /** HeartbeatReply read */
            read?: (number|null);

            /** HeartbeatReply promise */
            promise?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a HeartbeatReply. */
        type $Shape = raft.HeartbeatReply.$Properties;
    }

    /**
     * Properties of a VoteRequest.
     * @deprecated Use raft.VoteRequest.$Properties instead.
     */
    interface IVoteRequest extends raft.VoteRequest.$Properties {
    }

    /** Represents a VoteRequest. */
    class VoteRequest {

        /**
         * Constructs a new VoteRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.VoteRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** VoteRequest lastIndex. */
        lastIndex: number;

        /** VoteRequest lastTerm. */
        lastTerm: number;

        /** VoteRequest forced. */
        forced: boolean;

        /**
         * Creates a new VoteRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns VoteRequest instance
         */
        static create(properties: raft.VoteRequest.$Shape): raft.VoteRequest & raft.VoteRequest.$Shape;
        static create(properties?: raft.VoteRequest.$Properties): raft.VoteRequest;

        /**
         * Encodes the specified VoteRequest message. Does not implicitly {@link raft.VoteRequest.verify|verify} messages.
         * @param message VoteRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.VoteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified VoteRequest message, length delimited. Does not implicitly {@link raft.VoteRequest.verify|verify} messages.
         * @param message VoteRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.VoteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a VoteRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.VoteRequest & raft.VoteRequest.$Shape} VoteRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.VoteRequest & raft.VoteRequest.$Shape;

        /**
         * Decodes a VoteRequest message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.VoteRequest & raft.VoteRequest.$Shape} VoteRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.VoteRequest & raft.VoteRequest.$Shape;

        /**
         * Verifies a VoteRequest message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a VoteRequest message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns VoteRequest
         */
        static fromObject(object: { [k: string]: any }): raft.VoteRequest;

        /**
         * Creates a plain object from a VoteRequest message. Also converts values to other types if specified.
         * @param message VoteRequest
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.VoteRequest, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this VoteRequest to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for VoteRequest
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace VoteRequest {

        /** Properties of a VoteRequest. */
        interface $Properties {

            /** VoteRequest lastIndex */
            lastIndex?: (number|null);

            /** VoteRequest lastTerm */
            lastTerm?: (number|null);

            /** VoteRequest forced */
            forced?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a VoteRequest. */
        type $Shape = raft.VoteRequest.$Properties;
    }

    /**
     * Properties of a VoteReply.
     * @deprecated Use raft.VoteReply.$Properties instead.
     */
    interface IVoteReply extends raft.VoteReply.$Properties {
    }

    /** Represents a VoteReply. */
    class VoteReply {

        /**
         * Constructs a new VoteReply.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.VoteReply.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** VoteReply reject. */
        reject: boolean;

        /** VoteReply commit. */
        commit: number;

        /** VoteReply commitTerm. */
        commitTerm: number;

        /**
         * Creates a new VoteReply instance using the specified properties.
         * @param [properties] Properties to set
         * @returns VoteReply instance
         */
        static create(properties: raft.VoteReply.$Shape): raft.VoteReply & raft.VoteReply.$Shape;
        static create(properties?: raft.VoteReply.$Properties): raft.VoteReply;

        /**
         * Encodes the specified VoteReply message. Does not implicitly {@link raft.VoteReply.verify|verify} messages.
         * @param message VoteReply message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.VoteReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified VoteReply message, length delimited. Does not implicitly {@link raft.VoteReply.verify|verify} messages.
         * @param message VoteReply message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.VoteReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a VoteReply message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.VoteReply & raft.VoteReply.$Shape} VoteReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.VoteReply & raft.VoteReply.$Shape;

        /**
         * Decodes a VoteReply message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.VoteReply & raft.VoteReply.$Shape} VoteReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.VoteReply & raft.VoteReply.$Shape;

        /**
         * Verifies a VoteReply message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a VoteReply message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns VoteReply
         */
        static fromObject(object: { [k: string]: any }): raft.VoteReply;

        /**
         * Creates a plain object from a VoteReply message. Also converts values to other types if specified.
         * @param message VoteReply
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.VoteReply, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this VoteReply to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for VoteReply
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace VoteReply {

        /** Properties of a VoteReply. */
        interface $Properties {

            /** VoteReply reject */
            reject?: (boolean|null);

            /** VoteReply commit */
            commit?: (number|null);

            /** VoteReply commitTerm */
            commitTerm?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a VoteReply. */
        type $Shape = raft.VoteReply.$Properties;
    }

    /**
     * Properties of a TimeoutNow.
     * @deprecated Use raft.TimeoutNow.$Properties instead.
     */
    interface ITimeoutNow extends raft.TimeoutNow.$Properties {
    }

    /** Represents a TimeoutNow. */
    class TimeoutNow {

        /**
         * Constructs a new TimeoutNow.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.TimeoutNow.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new TimeoutNow instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TimeoutNow instance
         */
        static create(properties: raft.TimeoutNow.$Shape): raft.TimeoutNow & raft.TimeoutNow.$Shape;
        static create(properties?: raft.TimeoutNow.$Properties): raft.TimeoutNow;

        /**
         * Encodes the specified TimeoutNow message. Does not implicitly {@link raft.TimeoutNow.verify|verify} messages.
         * @param message TimeoutNow message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.TimeoutNow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified TimeoutNow message, length delimited. Does not implicitly {@link raft.TimeoutNow.verify|verify} messages.
         * @param message TimeoutNow message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.TimeoutNow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TimeoutNow message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.TimeoutNow & raft.TimeoutNow.$Shape} TimeoutNow
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.TimeoutNow & raft.TimeoutNow.$Shape;

        /**
         * Decodes a TimeoutNow message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.TimeoutNow & raft.TimeoutNow.$Shape} TimeoutNow
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.TimeoutNow & raft.TimeoutNow.$Shape;

        /**
         * Verifies a TimeoutNow message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a TimeoutNow message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns TimeoutNow
         */
        static fromObject(object: { [k: string]: any }): raft.TimeoutNow;

        /**
         * Creates a plain object from a TimeoutNow message. Also converts values to other types if specified.
         * @param message TimeoutNow
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.TimeoutNow, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this TimeoutNow to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for TimeoutNow
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace TimeoutNow {

        /** Properties of a TimeoutNow. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TimeoutNow. */
        type $Shape = raft.TimeoutNow.$Properties;
    }

    /**
     * Properties of an Entry.
     * @deprecated Use raft.Entry.$Properties instead.
     */
    interface IEntry extends raft.Entry.$Properties {
    }

    /** Represents an Entry. */
    class Entry {

        /**
         * Constructs a new Entry.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.Entry.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Entry term. */
        term: number;

        /** Entry data. */
        data?: (Uint8Array|null);

        /** Entry change. */
        change?: (raft.ConfigChange.$Properties|null);

        /** Entry body. */
        body?: ("data"|"change");

        /**
         * Creates a new Entry instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Entry instance
         */
        static create(properties: raft.Entry.$Shape): raft.Entry & raft.Entry.$Shape;
        static create(properties?: raft.Entry.$Properties): raft.Entry;

        /**
         * Encodes the specified Entry message. Does not implicitly {@link raft.Entry.verify|verify} messages.
         * @param message Entry message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified Entry message, length delimited. Does not implicitly {@link raft.Entry.verify|verify} messages.
         * @param message Entry message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.Entry & raft.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.Entry & raft.Entry.$Shape;

        /**
         * Decodes an Entry message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.Entry & raft.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.Entry & raft.Entry.$Shape;

        /**
         * Verifies an Entry message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates an Entry message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns Entry
         */
        static fromObject(object: { [k: string]: any }): raft.Entry;

        /**
         * Creates a plain object from an Entry message. Also converts values to other types if specified.
         * @param message Entry
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.Entry, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this Entry to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for Entry
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace Entry {

        /** Properties of an Entry. */
        interface $Properties {

            /** Entry term */
            term?: (number|null);

            /** Entry data */
            data?: (Uint8Array|null);

            /** Entry change */
            change?: (raft.ConfigChange.$Properties|null);

            /** Entry body */
            body?: ("data"|"change");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of an Entry. */
        type $Shape = {
          term?: number|null;
          data?: Uint8Array|null;
          change?: raft.ConfigChange.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ body?: undefined; data?: null; change?: null }|{ body?: "data"; data: Uint8Array; change?: null }|{ body?: "change"; data?: null; change: raft.ConfigChange.$Shape })
        );
    }

    /**
     * Properties of a ConfigChange.
     * @deprecated Use raft.ConfigChange.$Properties instead.
     */
    interface IConfigChange extends raft.ConfigChange.$Properties {
    }

    /** Represents a ConfigChange. */
    class ConfigChange {

        /**
         * Constructs a new ConfigChange.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.ConfigChange.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfigChange transition. */
        transition: raft.ConfigChange.Transition;

        /** ConfigChange changes. */
        changes: raft.MemberChange.$Properties[];

        /**
         * Creates a new ConfigChange instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ConfigChange instance
         */
        static create(properties: raft.ConfigChange.$Shape): raft.ConfigChange & raft.ConfigChange.$Shape;
        static create(properties?: raft.ConfigChange.$Properties): raft.ConfigChange;

        /**
         * Encodes the specified ConfigChange message. Does not implicitly {@link raft.ConfigChange.verify|verify} messages.
         * @param message ConfigChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.ConfigChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified ConfigChange message, length delimited. Does not implicitly {@link raft.ConfigChange.verify|verify} messages.
         * @param message ConfigChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.ConfigChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfigChange message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.ConfigChange & raft.ConfigChange.$Shape} ConfigChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.ConfigChange & raft.ConfigChange.$Shape;

        /**
         * Decodes a ConfigChange message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.ConfigChange & raft.ConfigChange.$Shape} ConfigChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.ConfigChange & raft.ConfigChange.$Shape;

        /**
         * Verifies a ConfigChange message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a ConfigChange message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ConfigChange
         */
        static fromObject(object: { [k: string]: any }): raft.ConfigChange;

        /**
         * Creates a plain object from a ConfigChange message. Also converts values to other types if specified.
         * @param message ConfigChange
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.ConfigChange, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ConfigChange to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for ConfigChange
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace ConfigChange {

        /** Properties of a ConfigChange. */
        interface $Properties {

            /** ConfigChange transition */
            transition?: (raft.ConfigChange.Transition|null);

            /** ConfigChange changes */
            changes?: (raft.MemberChange.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfigChange. */
        type $Shape = raft.ConfigChange.$Properties;

        /** Transition enum. */
        enum Transition {

            /** AUTO value */
            AUTO = 0,

            /** IMPLICIT value */
            IMPLICIT = 1,

            /** EXPLICIT value */
            EXPLICIT = 2
        }
    }

    /**
     * Properties of a MemberChange.
     * @deprecated Use raft.MemberChange.$Properties instead.
     */
    interface IMemberChange extends raft.MemberChange.$Properties {
    }

    /** Represents a MemberChange. */
    class MemberChange {

        /**
         * Constructs a new MemberChange.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.MemberChange.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** MemberChange kind. */
        kind: raft.MemberChange.Kind;

        /** MemberChange id. */
        id: number;

        /** MemberChange address. */
        address: string;

        /**
         * Creates a new MemberChange instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberChange instance
         */
        static create(properties: raft.MemberChange.$Shape): raft.MemberChange & raft.MemberChange.$Shape;
        static create(properties?: raft.MemberChange.$Properties): raft.MemberChange;

        /**
         * Encodes the specified MemberChange message. Does not implicitly {@link raft.MemberChange.verify|verify} messages.
         * @param message MemberChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.MemberChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified MemberChange message, length delimited. Does not implicitly {@link raft.MemberChange.verify|verify} messages.
         * @param message MemberChange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.MemberChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberChange message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.MemberChange & raft.MemberChange.$Shape} MemberChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.MemberChange & raft.MemberChange.$Shape;

        /**
         * Decodes a MemberChange message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.MemberChange & raft.MemberChange.$Shape} MemberChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.MemberChange & raft.MemberChange.$Shape;

        /**
         * Verifies a MemberChange message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a MemberChange message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns MemberChange
         */
        static fromObject(object: { [k: string]: any }): raft.MemberChange;

        /**
         * Creates a plain object from a MemberChange message. Also converts values to other types if specified.
         * @param message MemberChange
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.MemberChange, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this MemberChange to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for MemberChange
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace MemberChange {

        /** Properties of a MemberChange. */
        interface $Properties {

            /** MemberChange kind */
            kind?: (raft.MemberChange.Kind|null);

            /** MemberChange id */
            id?: (number|null);

            /** MemberChange address */
            address?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a MemberChange. */
        type $Shape = raft.MemberChange.$Properties;

        /** Kind enum. */
        enum Kind {

            /** ADD_VOTER value */
            ADD_VOTER = 0,

            /** ADD_LEARNER value */
            ADD_LEARNER = 1,

            /** REMOVE value */
            REMOVE = 2,

            /** UPDATE value */
            UPDATE = 3
        }
    }

    /**
     * Properties of a ConfigState.
     * @deprecated Use raft.ConfigState.$Properties instead.
     */
    interface IConfigState extends raft.ConfigState.$Properties {
    }

    /** Represents a ConfigState. */
    class ConfigState {

        /**
         * Constructs a new ConfigState.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.ConfigState.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfigState voters. */
        voters: number[];

        /** ConfigState outgoing. */
        outgoing: number[];

        /** ConfigState learners. */
        learners: number[];

        /** ConfigState learnersNext. */
        learnersNext: number[];

        /** ConfigState autoLeave. */
        autoLeave: boolean;

        /**
         * Creates a new ConfigState instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ConfigState instance
         */
        static create(properties: raft.ConfigState.$Shape): raft.ConfigState & raft.ConfigState.$Shape;
        static create(properties?: raft.ConfigState.$Properties): raft.ConfigState;

        /**
         * Encodes the specified ConfigState message. Does not implicitly {@link raft.ConfigState.verify|verify} messages.
         * @param message ConfigState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.ConfigState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified ConfigState message, length delimited. Does not implicitly {@link raft.ConfigState.verify|verify} messages.
         * @param message ConfigState message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.ConfigState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfigState message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.ConfigState & raft.ConfigState.$Shape} ConfigState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.ConfigState & raft.ConfigState.$Shape;

        /**
         * Decodes a ConfigState message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.ConfigState & raft.ConfigState.$Shape} ConfigState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.ConfigState & raft.ConfigState.$Shape;

        /**
         * Verifies a ConfigState message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a ConfigState message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns ConfigState
         */
        static fromObject(object: { [k: string]: any }): raft.ConfigState;

        /**
         * Creates a plain object from a ConfigState message. Also converts values to other types if specified.
         * @param message ConfigState
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.ConfigState, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this ConfigState to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for ConfigState
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace ConfigState {

        /** Properties of a ConfigState. */
        interface $Properties {

            /** ConfigState voters */
            voters?: (number[]|null);

            /** ConfigState outgoing */
            outgoing?: (number[]|null);

            /** ConfigState learners */
            learners?: (number[]|null);

            /** ConfigState learnersNext */
            learnersNext?: (number[]|null);

            /** ConfigState autoLeave */
            autoLeave?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfigState. */
        type $Shape = raft.ConfigState.$Properties;
    }

    /**
     * Properties of a MemberAddress.
     * @deprecated Use raft.MemberAddress.$Properties instead.
     */
    interface IMemberAddress extends raft.MemberAddress.$Properties {
    }

    /** Represents a MemberAddress. */
    class MemberAddress {

        /**
         * Constructs a new MemberAddress.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.MemberAddress.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** MemberAddress id. */
        id: number;

        /** MemberAddress address. */
        address: string;

        /**
         * Creates a new MemberAddress instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MemberAddress instance
         */
        static create(properties: raft.MemberAddress.$Shape): raft.MemberAddress & raft.MemberAddress.$Shape;
        static create(properties?: raft.MemberAddress.$Properties): raft.MemberAddress;

        /**
         * Encodes the specified MemberAddress message. Does not implicitly {@link raft.MemberAddress.verify|verify} messages.
         * @param message MemberAddress message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.MemberAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified MemberAddress message, length delimited. Does not implicitly {@link raft.MemberAddress.verify|verify} messages.
         * @param message MemberAddress message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.MemberAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MemberAddress message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.MemberAddress & raft.MemberAddress.$Shape} MemberAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.MemberAddress & raft.MemberAddress.$Shape;

        /**
         * Decodes a MemberAddress message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.MemberAddress & raft.MemberAddress.$Shape} MemberAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.MemberAddress & raft.MemberAddress.$Shape;

        /**
         * Verifies a MemberAddress message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a MemberAddress message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns MemberAddress
         */
        static fromObject(object: { [k: string]: any }): raft.MemberAddress;

        /**
         * Creates a plain object from a MemberAddress message. Also converts values to other types if specified.
         * @param message MemberAddress
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.MemberAddress, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this MemberAddress to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for MemberAddress
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace MemberAddress {

        /** Properties of a MemberAddress. */
        interface $Properties {

            /** MemberAddress id */
            id?: (number|null);

            /** MemberAddress address */
            address?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a MemberAddress. */
        type $Shape = raft.MemberAddress.$Properties;
    }

    /**
     * Properties of a SnapshotHeader.
     * @deprecated Use raft.SnapshotHeader.$Properties instead.
     */
    interface ISnapshotHeader extends raft.SnapshotHeader.$Properties {
    }

    /** Represents a SnapshotHeader. */
    class SnapshotHeader {

        /**
         * Constructs a new SnapshotHeader.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapshotHeader.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotHeader index. */
        index: number;

        /** SnapshotHeader term. */
        term: number;

        /** SnapshotHeader config. */
        config?: (raft.ConfigState.$Properties|null);

        /** SnapshotHeader addresses. */
        addresses: raft.MemberAddress.$Properties[];

        /**
         * Creates a new SnapshotHeader instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotHeader instance
         */
        static create(properties: raft.SnapshotHeader.$Shape): raft.SnapshotHeader & raft.SnapshotHeader.$Shape;
        static create(properties?: raft.SnapshotHeader.$Properties): raft.SnapshotHeader;

        /**
         * Encodes the specified SnapshotHeader message. Does not implicitly {@link raft.SnapshotHeader.verify|verify} messages.
         * @param message SnapshotHeader message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapshotHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified SnapshotHeader message, length delimited. Does not implicitly {@link raft.SnapshotHeader.verify|verify} messages.
         * @param message SnapshotHeader message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.SnapshotHeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotHeader message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapshotHeader & raft.SnapshotHeader.$Shape} SnapshotHeader
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapshotHeader & raft.SnapshotHeader.$Shape;

        /**
         * Decodes a SnapshotHeader message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.SnapshotHeader & raft.SnapshotHeader.$Shape} SnapshotHeader
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.SnapshotHeader & raft.SnapshotHeader.$Shape;

        /**
         * Verifies a SnapshotHeader message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a SnapshotHeader message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SnapshotHeader
         */
        static fromObject(object: { [k: string]: any }): raft.SnapshotHeader;

        /**
         * Creates a plain object from a SnapshotHeader message. Also converts values to other types if specified.
         * @param message SnapshotHeader
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.SnapshotHeader, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SnapshotHeader to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for SnapshotHeader
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SnapshotHeader {

        /** Properties of a SnapshotHeader. */
        interface $Properties {

            /** SnapshotHeader index */
            index?: (number|null);

            /** SnapshotHeader term */
            term?: (number|null);

            /** SnapshotHeader config */
            config?: (raft.ConfigState.$Properties|null);

            /** SnapshotHeader addresses */
            addresses?: (raft.MemberAddress.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapshotHeader. */
        type $Shape = raft.SnapshotHeader.$Properties;
    }

    /**
     * Properties of a SnapshotOffer.
     * @deprecated Use raft.SnapshotOffer.$Properties instead.
     */
    interface ISnapshotOffer extends raft.SnapshotOffer.$Properties {
    }

    /** Represents a SnapshotOffer. */
    class SnapshotOffer {

        /**
         * Constructs a new SnapshotOffer.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapshotOffer.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotOffer term. */
        term: number;

        /** SnapshotOffer header. */
        header?: (raft.SnapshotHeader.$Properties|null);

        /** SnapshotOffer file. */
        file: Uint8Array;

        /** SnapshotOffer totalBytes. */
        totalBytes: number;

        /**
         * Creates a new SnapshotOffer instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotOffer instance
         */
        static create(properties: raft.SnapshotOffer.$Shape): raft.SnapshotOffer & raft.SnapshotOffer.$Shape;
        static create(properties?: raft.SnapshotOffer.$Properties): raft.SnapshotOffer;

        /**
         * Encodes the specified SnapshotOffer message. Does not implicitly {@link raft.SnapshotOffer.verify|verify} messages.
         * @param message SnapshotOffer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapshotOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified SnapshotOffer message, length delimited. Does not implicitly {@link raft.SnapshotOffer.verify|verify} messages.
         * @param message SnapshotOffer message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.SnapshotOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotOffer message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapshotOffer & raft.SnapshotOffer.$Shape} SnapshotOffer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapshotOffer & raft.SnapshotOffer.$Shape;

        /**
         * Decodes a SnapshotOffer message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.SnapshotOffer & raft.SnapshotOffer.$Shape} SnapshotOffer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.SnapshotOffer & raft.SnapshotOffer.$Shape;

        /**
         * Verifies a SnapshotOffer message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a SnapshotOffer message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SnapshotOffer
         */
        static fromObject(object: { [k: string]: any }): raft.SnapshotOffer;

        /**
         * Creates a plain object from a SnapshotOffer message. Also converts values to other types if specified.
         * @param message SnapshotOffer
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.SnapshotOffer, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SnapshotOffer to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for SnapshotOffer
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SnapshotOffer {

        /** Properties of a SnapshotOffer. */
        interface $Properties {

            /** SnapshotOffer term */
            term?: (number|null);

            /** SnapshotOffer header */
            header?: (raft.SnapshotHeader.$Properties|null);

            /** SnapshotOffer file */
            file?: (Uint8Array|null);

            /** SnapshotOffer totalBytes */
            totalBytes?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapshotOffer. */
        type $Shape = raft.SnapshotOffer.$Properties;
    }

    /**
     * Properties of a SnapshotChunk.
     * @deprecated Use raft.SnapshotChunk.$Properties instead.
     */
    interface ISnapshotChunk extends raft.SnapshotChunk.$Properties {
    }

    /** Represents a SnapshotChunk. */
    class SnapshotChunk {

        /**
         * Constructs a new SnapshotChunk.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapshotChunk.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotChunk offset. */
        offset: number;

        /** SnapshotChunk data. */
        data: Uint8Array;

        /**
         * Creates a new SnapshotChunk instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotChunk instance
         */
        static create(properties: raft.SnapshotChunk.$Shape): raft.SnapshotChunk & raft.SnapshotChunk.$Shape;
        static create(properties?: raft.SnapshotChunk.$Properties): raft.SnapshotChunk;

        /**
         * Encodes the specified SnapshotChunk message. Does not implicitly {@link raft.SnapshotChunk.verify|verify} messages.
         * @param message SnapshotChunk message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapshotChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified SnapshotChunk message, length delimited. Does not implicitly {@link raft.SnapshotChunk.verify|verify} messages.
         * @param message SnapshotChunk message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.SnapshotChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotChunk message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapshotChunk & raft.SnapshotChunk.$Shape} SnapshotChunk
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapshotChunk & raft.SnapshotChunk.$Shape;

        /**
         * Decodes a SnapshotChunk message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.SnapshotChunk & raft.SnapshotChunk.$Shape} SnapshotChunk
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.SnapshotChunk & raft.SnapshotChunk.$Shape;

        /**
         * Verifies a SnapshotChunk message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a SnapshotChunk message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SnapshotChunk
         */
        static fromObject(object: { [k: string]: any }): raft.SnapshotChunk;

        /**
         * Creates a plain object from a SnapshotChunk message. Also converts values to other types if specified.
         * @param message SnapshotChunk
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.SnapshotChunk, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SnapshotChunk to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for SnapshotChunk
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SnapshotChunk {

        /** Properties of a SnapshotChunk. */
        interface $Properties {

            /** SnapshotChunk offset */
            offset?: (number|null);

            /** SnapshotChunk data */
            data?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapshotChunk. */
        type $Shape = raft.SnapshotChunk.$Properties;
    }

    /**
     * Properties of a SnapshotEnd.
     * @deprecated Use raft.SnapshotEnd.$Properties instead.
     */
    interface ISnapshotEnd extends raft.SnapshotEnd.$Properties {
    }

    /** Represents a SnapshotEnd. */
    class SnapshotEnd {

        /**
         * Constructs a new SnapshotEnd.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapshotEnd.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotEnd digest. */
        digest: Uint8Array;

        /**
         * Creates a new SnapshotEnd instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotEnd instance
         */
        static create(properties: raft.SnapshotEnd.$Shape): raft.SnapshotEnd & raft.SnapshotEnd.$Shape;
        static create(properties?: raft.SnapshotEnd.$Properties): raft.SnapshotEnd;

        /**
         * Encodes the specified SnapshotEnd message. Does not implicitly {@link raft.SnapshotEnd.verify|verify} messages.
         * @param message SnapshotEnd message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapshotEnd.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified SnapshotEnd message, length delimited. Does not implicitly {@link raft.SnapshotEnd.verify|verify} messages.
         * @param message SnapshotEnd message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.SnapshotEnd.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotEnd message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapshotEnd & raft.SnapshotEnd.$Shape} SnapshotEnd
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapshotEnd & raft.SnapshotEnd.$Shape;

        /**
         * Decodes a SnapshotEnd message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.SnapshotEnd & raft.SnapshotEnd.$Shape} SnapshotEnd
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.SnapshotEnd & raft.SnapshotEnd.$Shape;

        /**
         * Verifies a SnapshotEnd message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a SnapshotEnd message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SnapshotEnd
         */
        static fromObject(object: { [k: string]: any }): raft.SnapshotEnd;

        /**
         * Creates a plain object from a SnapshotEnd message. Also converts values to other types if specified.
         * @param message SnapshotEnd
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.SnapshotEnd, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SnapshotEnd to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for SnapshotEnd
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SnapshotEnd {

        /** Properties of a SnapshotEnd. */
        interface $Properties {

            /** SnapshotEnd digest */
            digest?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapshotEnd. */
        type $Shape = raft.SnapshotEnd.$Properties;
    }

    /**
     * Properties of a SnapshotPart.
     * @deprecated Use raft.SnapshotPart.$Properties instead.
     */
    interface ISnapshotPart extends raft.SnapshotPart.$Properties {
    }

    /** Represents a SnapshotPart. */
    class SnapshotPart {

        /**
         * Constructs a new SnapshotPart.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapshotPart.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotPart offer. */
        offer?: (raft.SnapshotOffer.$Properties|null);

        /** SnapshotPart chunk. */
        chunk?: (raft.SnapshotChunk.$Properties|null);

        /** SnapshotPart end. */
        end?: (raft.SnapshotEnd.$Properties|null);

        /** SnapshotPart body. */
        body?: ("offer"|"chunk"|"end");

        /**
         * Creates a new SnapshotPart instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotPart instance
         */
        static create(properties: raft.SnapshotPart.$Shape): raft.SnapshotPart & raft.SnapshotPart.$Shape;
        static create(properties?: raft.SnapshotPart.$Properties): raft.SnapshotPart;

        /**
         * Encodes the specified SnapshotPart message. Does not implicitly {@link raft.SnapshotPart.verify|verify} messages.
         * @param message SnapshotPart message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapshotPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified SnapshotPart message, length delimited. Does not implicitly {@link raft.SnapshotPart.verify|verify} messages.
         * @param message SnapshotPart message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.SnapshotPart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotPart message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapshotPart & raft.SnapshotPart.$Shape} SnapshotPart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapshotPart & raft.SnapshotPart.$Shape;

        /**
         * Decodes a SnapshotPart message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.SnapshotPart & raft.SnapshotPart.$Shape} SnapshotPart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.SnapshotPart & raft.SnapshotPart.$Shape;

        /**
         * Verifies a SnapshotPart message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a SnapshotPart message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SnapshotPart
         */
        static fromObject(object: { [k: string]: any }): raft.SnapshotPart;

        /**
         * Creates a plain object from a SnapshotPart message. Also converts values to other types if specified.
         * @param message SnapshotPart
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.SnapshotPart, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SnapshotPart to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for SnapshotPart
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SnapshotPart {

        /** Properties of a SnapshotPart. */
        interface $Properties {

            /** SnapshotPart offer */
            offer?: (raft.SnapshotOffer.$Properties|null);

            /** SnapshotPart chunk */
            chunk?: (raft.SnapshotChunk.$Properties|null);

            /** SnapshotPart end */
            end?: (raft.SnapshotEnd.$Properties|null);

            /** SnapshotPart body */
            body?: ("offer"|"chunk"|"end");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a SnapshotPart. */
        type $Shape = {
          offer?: raft.SnapshotOffer.$Shape|null;
          chunk?: raft.SnapshotChunk.$Shape|null;
          end?: raft.SnapshotEnd.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ body?: undefined; offer?: null; chunk?: null; end?: null }|{ body?: "offer"; offer: raft.SnapshotOffer.$Shape; chunk?: null; end?: null }|{ body?: "chunk"; offer?: null; chunk: raft.SnapshotChunk.$Shape; end?: null }|{ body?: "end"; offer?: null; chunk?: null; end: raft.SnapshotEnd.$Shape })
        );
    }

    /**
     * Properties of a SnapshotProgress.
     * @deprecated Use raft.SnapshotProgress.$Properties instead.
     */
    interface ISnapshotProgress extends raft.SnapshotProgress.$Properties {
    }

    /** Represents a SnapshotProgress. */
    class SnapshotProgress {

        /**
         * Constructs a new SnapshotProgress.
         * @param [properties] Properties to set
         */
        constructor(properties?: raft.SnapshotProgress.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SnapshotProgress bytes. */
        bytes: number;

        /** SnapshotProgress complete. */
        complete: boolean;

        /**
         * Creates a new SnapshotProgress instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SnapshotProgress instance
         */
        static create(properties: raft.SnapshotProgress.$Shape): raft.SnapshotProgress & raft.SnapshotProgress.$Shape;
        static create(properties?: raft.SnapshotProgress.$Properties): raft.SnapshotProgress;

        /**
         * Encodes the specified SnapshotProgress message. Does not implicitly {@link raft.SnapshotProgress.verify|verify} messages.
         * @param message SnapshotProgress message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: raft.SnapshotProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Encodes the specified SnapshotProgress message, length delimited. Does not implicitly {@link raft.SnapshotProgress.verify|verify} messages.
         * @param message SnapshotProgress message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encodeDelimited(message: raft.SnapshotProgress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SnapshotProgress message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {raft.SnapshotProgress & raft.SnapshotProgress.$Shape} SnapshotProgress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): raft.SnapshotProgress & raft.SnapshotProgress.$Shape;

        /**
         * Decodes a SnapshotProgress message from the specified reader or buffer, length delimited.
         * @param reader Reader or buffer to decode from
         * @returns {raft.SnapshotProgress & raft.SnapshotProgress.$Shape} SnapshotProgress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decodeDelimited(reader: ($protobuf.Reader|Uint8Array)): raft.SnapshotProgress & raft.SnapshotProgress.$Shape;

        /**
         * Verifies a SnapshotProgress message.
         * @param message Plain object to verify
         * @returns `null` if valid, otherwise the reason why it is not
         */
        static verify(message: { [k: string]: any }): (string|null);

        /**
         * Creates a SnapshotProgress message from a plain object. Also converts values to their respective internal types.
         * @param object Plain object
         * @returns SnapshotProgress
         */
        static fromObject(object: { [k: string]: any }): raft.SnapshotProgress;

        /**
         * Creates a plain object from a SnapshotProgress message. Also converts values to other types if specified.
         * @param message SnapshotProgress
         * @param [options] Conversion options
         * @returns Plain object
         */
        static toObject(message: raft.SnapshotProgress, options?: $protobuf.IConversionOptions): { [k: string]: any };

        /**
         * Converts this SnapshotProgress to JSON.
         * @returns JSON object
         */
        toJSON(): { [k: string]: any };

        /**
         * Gets the type url for SnapshotProgress
         * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns The type url
         */
        static getTypeUrl(prefix?: string): string;
    }

    namespace SnapshotProgress {

        /** Properties of a SnapshotProgress. */
        interface $Properties {

            /** SnapshotProgress bytes */
            bytes?: (number|null);

            /** SnapshotProgress complete */
            complete?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SnapshotProgress. */
        type $Shape = raft.SnapshotProgress.$Properties;
    }
}
