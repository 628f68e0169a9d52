import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace skein. */
export namespace skein {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of an Entry.
         * @deprecated Use skein.v1.Entry.$Properties instead.
         */
        interface IEntry extends skein.v1.Entry.$Properties {
        }

        /** Represents an Entry. */
        class Entry {

            /**
             * Constructs a new Entry.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Entry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Entry nowMs. */
            nowMs: number;

            /** Entry changes. */
            changes: skein.v1.Change.$Properties[];

            /** Entry shared. */
            shared: Uint8Array[];

            /**
             * Creates a new Entry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Entry instance
             */
            static create(properties: skein.v1.Entry.$Shape): skein.v1.Entry & skein.v1.Entry.$Shape;
            static create(properties?: skein.v1.Entry.$Properties): skein.v1.Entry;

            /**
             * Encodes the specified Entry message. Does not implicitly {@link skein.v1.Entry.verify|verify} messages.
             * @param message Entry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Entry & skein.v1.Entry.$Shape} Entry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Entry & skein.v1.Entry.$Shape;

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

                /** Entry nowMs */
                nowMs?: (number|null);

                /** Entry changes */
                changes?: (skein.v1.Change.$Properties[]|null);

                /** Entry shared */
                shared?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Entry. */
            type $Shape = skein.v1.Entry.$Properties;
        }

        /**
         * Properties of a Change.
         * @deprecated Use skein.v1.Change.$Properties instead.
         */
        interface IChange extends skein.v1.Change.$Properties {
        }

        /** Represents a Change. */
        class Change {

            /**
             * Constructs a new Change.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Change.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Change table. */
            table: string;

            /** Change id. */
            id: string;

            /** Change row. */
            row: Uint8Array;

            /** Change shared. */
            shared: number;

            /**
             * Creates a new Change instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Change instance
             */
            static create(properties: skein.v1.Change.$Shape): skein.v1.Change & skein.v1.Change.$Shape;
            static create(properties?: skein.v1.Change.$Properties): skein.v1.Change;

            /**
             * Encodes the specified Change message. Does not implicitly {@link skein.v1.Change.verify|verify} messages.
             * @param message Change message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Change.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Change message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Change & skein.v1.Change.$Shape} Change
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Change & skein.v1.Change.$Shape;

            /**
             * Gets the type url for Change
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Change {

            /** Properties of a Change. */
            interface $Properties {

                /** Change table */
                table?: (string|null);

                /** Change id */
                id?: (string|null);

                /** Change row */
                row?: (Uint8Array|null);

                /** Change shared */
                shared?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Change. */
            type $Shape = skein.v1.Change.$Properties;
        }

        /**
         * Properties of a GetRootRequest.
         * @deprecated Use skein.v1.GetRootRequest.$Properties instead.
         */
        interface IGetRootRequest extends skein.v1.GetRootRequest.$Properties {
        }

        /** Represents a GetRootRequest. */
        class GetRootRequest {

            /**
             * Constructs a new GetRootRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.GetRootRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new GetRootRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetRootRequest instance
             */
            static create(properties: skein.v1.GetRootRequest.$Shape): skein.v1.GetRootRequest & skein.v1.GetRootRequest.$Shape;
            static create(properties?: skein.v1.GetRootRequest.$Properties): skein.v1.GetRootRequest;

            /**
             * Encodes the specified GetRootRequest message. Does not implicitly {@link skein.v1.GetRootRequest.verify|verify} messages.
             * @param message GetRootRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.GetRootRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetRootRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.GetRootRequest & skein.v1.GetRootRequest.$Shape} GetRootRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.GetRootRequest & skein.v1.GetRootRequest.$Shape;

            /**
             * Gets the type url for GetRootRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetRootRequest {

            /** Properties of a GetRootRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetRootRequest. */
            type $Shape = skein.v1.GetRootRequest.$Properties;
        }

        /**
         * Properties of a GetRootResponse.
         * @deprecated Use skein.v1.GetRootResponse.$Properties instead.
         */
        interface IGetRootResponse extends skein.v1.GetRootResponse.$Properties {
        }

        /** Represents a GetRootResponse. */
        class GetRootResponse {

            /**
             * Constructs a new GetRootResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.GetRootResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetRootResponse certificate. */
            certificate: string;

            /**
             * Creates a new GetRootResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetRootResponse instance
             */
            static create(properties: skein.v1.GetRootResponse.$Shape): skein.v1.GetRootResponse & skein.v1.GetRootResponse.$Shape;
            static create(properties?: skein.v1.GetRootResponse.$Properties): skein.v1.GetRootResponse;

            /**
             * Encodes the specified GetRootResponse message. Does not implicitly {@link skein.v1.GetRootResponse.verify|verify} messages.
             * @param message GetRootResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.GetRootResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetRootResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.GetRootResponse & skein.v1.GetRootResponse.$Shape} GetRootResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.GetRootResponse & skein.v1.GetRootResponse.$Shape;

            /**
             * Gets the type url for GetRootResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace GetRootResponse {

            /** Properties of a GetRootResponse. */
            interface $Properties {

                /** GetRootResponse certificate */
                certificate?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetRootResponse. */
            type $Shape = skein.v1.GetRootResponse.$Properties;
        }

        /**
         * Properties of an IssueRequest.
         * @deprecated Use skein.v1.IssueRequest.$Properties instead.
         */
        interface IIssueRequest extends skein.v1.IssueRequest.$Properties {
        }

        /** Represents an IssueRequest. */
        class IssueRequest {

            /**
             * Constructs a new IssueRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.IssueRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** IssueRequest request. */
            request: string;

            /** IssueRequest token. */
            token: string;

            /** IssueRequest availability. */
            availability: string;

            /** IssueRequest dataPathAddress. */
            dataPathAddress: string;

            /** IssueRequest description. */
            description: Uint8Array;

            /**
             * Creates a new IssueRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns IssueRequest instance
             */
            static create(properties: skein.v1.IssueRequest.$Shape): skein.v1.IssueRequest & skein.v1.IssueRequest.$Shape;
            static create(properties?: skein.v1.IssueRequest.$Properties): skein.v1.IssueRequest;

            /**
             * Encodes the specified IssueRequest message. Does not implicitly {@link skein.v1.IssueRequest.verify|verify} messages.
             * @param message IssueRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.IssueRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an IssueRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.IssueRequest & skein.v1.IssueRequest.$Shape} IssueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.IssueRequest & skein.v1.IssueRequest.$Shape;

            /**
             * Gets the type url for IssueRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace IssueRequest {

            /** Properties of an IssueRequest. */
            interface $Properties {

                /** IssueRequest request */
                request?: (string|null);

                /** IssueRequest token */
                token?: (string|null);

                /** IssueRequest availability */
                availability?: (string|null);

                /** IssueRequest dataPathAddress */
                dataPathAddress?: (string|null);

                /** IssueRequest description */
                description?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an IssueRequest. */
            type $Shape = skein.v1.IssueRequest.$Properties;
        }

        /**
         * Properties of an IssueResponse.
         * @deprecated Use skein.v1.IssueResponse.$Properties instead.
         */
        interface IIssueResponse extends skein.v1.IssueResponse.$Properties {
        }

        /** Represents an IssueResponse. */
        class IssueResponse {

            /**
             * Constructs a new IssueResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.IssueResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** IssueResponse nodeId. */
            nodeId: string;

            /** IssueResponse clusterId. */
            clusterId: string;

            /** IssueResponse role. */
            role: string;

            /** IssueResponse certificate. */
            certificate: string;

            /** IssueResponse rootCertificate. */
            rootCertificate: string;

            /** IssueResponse managers. */
            managers: skein.v1.ManagerAddress.$Properties[];

            /**
             * Creates a new IssueResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns IssueResponse instance
             */
            static create(properties: skein.v1.IssueResponse.$Shape): skein.v1.IssueResponse & skein.v1.IssueResponse.$Shape;
            static create(properties?: skein.v1.IssueResponse.$Properties): skein.v1.IssueResponse;

            /**
             * Encodes the specified IssueResponse message. Does not implicitly {@link skein.v1.IssueResponse.verify|verify} messages.
             * @param message IssueResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.IssueResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an IssueResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.IssueResponse & skein.v1.IssueResponse.$Shape} IssueResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.IssueResponse & skein.v1.IssueResponse.$Shape;

            /**
             * Gets the type url for IssueResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace IssueResponse {

            /** Properties of an IssueResponse. */
            interface $Properties {

                /** IssueResponse nodeId */
                nodeId?: (string|null);

                /** IssueResponse clusterId */
                clusterId?: (string|null);

                /** IssueResponse role */
                role?: (string|null);

                /** IssueResponse certificate */
                certificate?: (string|null);

                /** IssueResponse rootCertificate */
                rootCertificate?: (string|null);

                /** IssueResponse managers */
                managers?: (skein.v1.ManagerAddress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an IssueResponse. */
            type $Shape = skein.v1.IssueResponse.$Properties;
        }

        /**
         * Properties of a ManagerAddress.
         * @deprecated Use skein.v1.ManagerAddress.$Properties instead.
         */
        interface IManagerAddress extends skein.v1.ManagerAddress.$Properties {
        }

        /** Represents a ManagerAddress. */
        class ManagerAddress {

            /**
             * Constructs a new ManagerAddress.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.ManagerAddress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ManagerAddress nodeId. */
            nodeId: string;

            /** ManagerAddress address. */
            address: string;

            /**
             * Creates a new ManagerAddress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ManagerAddress instance
             */
            static create(properties: skein.v1.ManagerAddress.$Shape): skein.v1.ManagerAddress & skein.v1.ManagerAddress.$Shape;
            static create(properties?: skein.v1.ManagerAddress.$Properties): skein.v1.ManagerAddress;

            /**
             * Encodes the specified ManagerAddress message. Does not implicitly {@link skein.v1.ManagerAddress.verify|verify} messages.
             * @param message ManagerAddress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.ManagerAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ManagerAddress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.ManagerAddress & skein.v1.ManagerAddress.$Shape} ManagerAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.ManagerAddress & skein.v1.ManagerAddress.$Shape;

            /**
             * Gets the type url for ManagerAddress
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ManagerAddress {

            /** Properties of a ManagerAddress. */
            interface $Properties {

                /** ManagerAddress nodeId */
                nodeId?: (string|null);

                /** ManagerAddress address */
                address?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ManagerAddress. */
            type $Shape = skein.v1.ManagerAddress.$Properties;
        }

        /**
         * Properties of a JoinManagerRequest.
         * @deprecated Use skein.v1.JoinManagerRequest.$Properties instead.
         */
        interface IJoinManagerRequest extends skein.v1.JoinManagerRequest.$Properties {
        }

        /** Represents a JoinManagerRequest. */
        class JoinManagerRequest {

            /**
             * Constructs a new JoinManagerRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.JoinManagerRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinManagerRequest address. */
            address: string;

            /** JoinManagerRequest raftId. */
            raftId: number;

            /**
             * Creates a new JoinManagerRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JoinManagerRequest instance
             */
            static create(properties: skein.v1.JoinManagerRequest.$Shape): skein.v1.JoinManagerRequest & skein.v1.JoinManagerRequest.$Shape;
            static create(properties?: skein.v1.JoinManagerRequest.$Properties): skein.v1.JoinManagerRequest;

            /**
             * Encodes the specified JoinManagerRequest message. Does not implicitly {@link skein.v1.JoinManagerRequest.verify|verify} messages.
             * @param message JoinManagerRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.JoinManagerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinManagerRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.JoinManagerRequest & skein.v1.JoinManagerRequest.$Shape} JoinManagerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.JoinManagerRequest & skein.v1.JoinManagerRequest.$Shape;

            /**
             * Gets the type url for JoinManagerRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinManagerRequest {

            /** Properties of a JoinManagerRequest. */
            interface $Properties {

                /** JoinManagerRequest address */
                address?: (string|null);

                /** JoinManagerRequest raftId */
                raftId?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinManagerRequest. */
            type $Shape = skein.v1.JoinManagerRequest.$Properties;
        }

        /**
         * Properties of a JoinManagerResponse.
         * @deprecated Use skein.v1.JoinManagerResponse.$Properties instead.
         */
        interface IJoinManagerResponse extends skein.v1.JoinManagerResponse.$Properties {
        }

        /** Represents a JoinManagerResponse. */
        class JoinManagerResponse {

            /**
             * Constructs a new JoinManagerResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.JoinManagerResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new JoinManagerResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JoinManagerResponse instance
             */
            static create(properties: skein.v1.JoinManagerResponse.$Shape): skein.v1.JoinManagerResponse & skein.v1.JoinManagerResponse.$Shape;
            static create(properties?: skein.v1.JoinManagerResponse.$Properties): skein.v1.JoinManagerResponse;

            /**
             * Encodes the specified JoinManagerResponse message. Does not implicitly {@link skein.v1.JoinManagerResponse.verify|verify} messages.
             * @param message JoinManagerResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.JoinManagerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinManagerResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.JoinManagerResponse & skein.v1.JoinManagerResponse.$Shape} JoinManagerResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.JoinManagerResponse & skein.v1.JoinManagerResponse.$Shape;

            /**
             * Gets the type url for JoinManagerResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace JoinManagerResponse {

            /** Properties of a JoinManagerResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinManagerResponse. */
            type $Shape = skein.v1.JoinManagerResponse.$Properties;
        }

        /**
         * Properties of a LeaveManagerRequest.
         * @deprecated Use skein.v1.LeaveManagerRequest.$Properties instead.
         */
        interface ILeaveManagerRequest extends skein.v1.LeaveManagerRequest.$Properties {
        }

        /** Represents a LeaveManagerRequest. */
        class LeaveManagerRequest {

            /**
             * Constructs a new LeaveManagerRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.LeaveManagerRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LeaveManagerRequest nodeId. */
            nodeId: string;

            /**
             * Creates a new LeaveManagerRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaveManagerRequest instance
             */
            static create(properties: skein.v1.LeaveManagerRequest.$Shape): skein.v1.LeaveManagerRequest & skein.v1.LeaveManagerRequest.$Shape;
            static create(properties?: skein.v1.LeaveManagerRequest.$Properties): skein.v1.LeaveManagerRequest;

            /**
             * Encodes the specified LeaveManagerRequest message. Does not implicitly {@link skein.v1.LeaveManagerRequest.verify|verify} messages.
             * @param message LeaveManagerRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.LeaveManagerRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaveManagerRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.LeaveManagerRequest & skein.v1.LeaveManagerRequest.$Shape} LeaveManagerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.LeaveManagerRequest & skein.v1.LeaveManagerRequest.$Shape;

            /**
             * Gets the type url for LeaveManagerRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LeaveManagerRequest {

            /** Properties of a LeaveManagerRequest. */
            interface $Properties {

                /** LeaveManagerRequest nodeId */
                nodeId?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaveManagerRequest. */
            type $Shape = skein.v1.LeaveManagerRequest.$Properties;
        }

        /**
         * Properties of a LeaveManagerResponse.
         * @deprecated Use skein.v1.LeaveManagerResponse.$Properties instead.
         */
        interface ILeaveManagerResponse extends skein.v1.LeaveManagerResponse.$Properties {
        }

        /** Represents a LeaveManagerResponse. */
        class LeaveManagerResponse {

            /**
             * Constructs a new LeaveManagerResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.LeaveManagerResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new LeaveManagerResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LeaveManagerResponse instance
             */
            static create(properties: skein.v1.LeaveManagerResponse.$Shape): skein.v1.LeaveManagerResponse & skein.v1.LeaveManagerResponse.$Shape;
            static create(properties?: skein.v1.LeaveManagerResponse.$Properties): skein.v1.LeaveManagerResponse;

            /**
             * Encodes the specified LeaveManagerResponse message. Does not implicitly {@link skein.v1.LeaveManagerResponse.verify|verify} messages.
             * @param message LeaveManagerResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.LeaveManagerResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LeaveManagerResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.LeaveManagerResponse & skein.v1.LeaveManagerResponse.$Shape} LeaveManagerResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.LeaveManagerResponse & skein.v1.LeaveManagerResponse.$Shape;

            /**
             * Gets the type url for LeaveManagerResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LeaveManagerResponse {

            /** Properties of a LeaveManagerResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LeaveManagerResponse. */
            type $Shape = skein.v1.LeaveManagerResponse.$Properties;
        }

        /**
         * Properties of a PingRequest.
         * @deprecated Use skein.v1.PingRequest.$Properties instead.
         */
        interface IPingRequest extends skein.v1.PingRequest.$Properties {
        }

        /** Represents a PingRequest. */
        class PingRequest {

            /**
             * Constructs a new PingRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.PingRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new PingRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PingRequest instance
             */
            static create(properties: skein.v1.PingRequest.$Shape): skein.v1.PingRequest & skein.v1.PingRequest.$Shape;
            static create(properties?: skein.v1.PingRequest.$Properties): skein.v1.PingRequest;

            /**
             * Encodes the specified PingRequest message. Does not implicitly {@link skein.v1.PingRequest.verify|verify} messages.
             * @param message PingRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.PingRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PingRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.PingRequest & skein.v1.PingRequest.$Shape} PingRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.PingRequest & skein.v1.PingRequest.$Shape;

            /**
             * Gets the type url for PingRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PingRequest {

            /** Properties of a PingRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PingRequest. */
            type $Shape = skein.v1.PingRequest.$Properties;
        }

        /**
         * Properties of a PingResponse.
         * @deprecated Use skein.v1.PingResponse.$Properties instead.
         */
        interface IPingResponse extends skein.v1.PingResponse.$Properties {
        }

        /** Represents a PingResponse. */
        class PingResponse {

            /**
             * Constructs a new PingResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.PingResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PingResponse nodeId. */
            nodeId: string;

            /** PingResponse leaderAddress. */
            leaderAddress: string;

            /**
             * Creates a new PingResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PingResponse instance
             */
            static create(properties: skein.v1.PingResponse.$Shape): skein.v1.PingResponse & skein.v1.PingResponse.$Shape;
            static create(properties?: skein.v1.PingResponse.$Properties): skein.v1.PingResponse;

            /**
             * Encodes the specified PingResponse message. Does not implicitly {@link skein.v1.PingResponse.verify|verify} messages.
             * @param message PingResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.PingResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PingResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.PingResponse & skein.v1.PingResponse.$Shape} PingResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.PingResponse & skein.v1.PingResponse.$Shape;

            /**
             * Gets the type url for PingResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PingResponse {

            /** Properties of a PingResponse. */
            interface $Properties {

                /** PingResponse nodeId */
                nodeId?: (string|null);

                /** PingResponse leaderAddress */
                leaderAddress?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PingResponse. */
            type $Shape = skein.v1.PingResponse.$Properties;
        }

        /**
         * Properties of a ForwardRequest.
         * @deprecated Use skein.v1.ForwardRequest.$Properties instead.
         */
        interface IForwardRequest extends skein.v1.ForwardRequest.$Properties {
        }

        /** Represents a ForwardRequest. */
        class ForwardRequest {

            /**
             * Constructs a new ForwardRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.ForwardRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ForwardRequest method. */
            method: string;

            /** ForwardRequest path. */
            path: string;

            /** ForwardRequest headers. */
            headers: skein.v1.Header.$Properties[];

            /** ForwardRequest body. */
            body: Uint8Array;

            /**
             * Creates a new ForwardRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ForwardRequest instance
             */
            static create(properties: skein.v1.ForwardRequest.$Shape): skein.v1.ForwardRequest & skein.v1.ForwardRequest.$Shape;
            static create(properties?: skein.v1.ForwardRequest.$Properties): skein.v1.ForwardRequest;

            /**
             * Encodes the specified ForwardRequest message. Does not implicitly {@link skein.v1.ForwardRequest.verify|verify} messages.
             * @param message ForwardRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.ForwardRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ForwardRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.ForwardRequest & skein.v1.ForwardRequest.$Shape} ForwardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.ForwardRequest & skein.v1.ForwardRequest.$Shape;

            /**
             * Gets the type url for ForwardRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ForwardRequest {

            /** Properties of a ForwardRequest. */
            interface $Properties {

                /** ForwardRequest method */
                method?: (string|null);

                /** ForwardRequest path */
                path?: (string|null);

                /** ForwardRequest headers */
                headers?: (skein.v1.Header.$Properties[]|null);

                /** ForwardRequest body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ForwardRequest. */
            type $Shape = skein.v1.ForwardRequest.$Properties;
        }

        /**
         * Properties of a Header.
         * @deprecated Use skein.v1.Header.$Properties instead.
         */
        interface IHeader extends skein.v1.Header.$Properties {
        }

        /** Represents a Header. */
        class Header {

            /**
             * Constructs a new Header.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Header.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Header name. */
            name: string;

            /** Header value. */
            value: string;

            /**
             * Creates a new Header instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Header instance
             */
            static create(properties: skein.v1.Header.$Shape): skein.v1.Header & skein.v1.Header.$Shape;
            static create(properties?: skein.v1.Header.$Properties): skein.v1.Header;

            /**
             * Encodes the specified Header message. Does not implicitly {@link skein.v1.Header.verify|verify} messages.
             * @param message Header message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Header.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Header & skein.v1.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Header & skein.v1.Header.$Shape;

            /**
             * Gets the type url for Header
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Header {

            /** Properties of a Header. */
            interface $Properties {

                /** Header name */
                name?: (string|null);

                /** Header value */
                value?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Header. */
            type $Shape = skein.v1.Header.$Properties;
        }

        /**
         * Properties of a ForwardResponse.
         * @deprecated Use skein.v1.ForwardResponse.$Properties instead.
         */
        interface IForwardResponse extends skein.v1.ForwardResponse.$Properties {
        }

        /** Represents a ForwardResponse. */
        class ForwardResponse {

            /**
             * Constructs a new ForwardResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.ForwardResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ForwardResponse status. */
            status: number;

            /** ForwardResponse headers. */
            headers: skein.v1.Header.$Properties[];

            /** ForwardResponse body. */
            body: Uint8Array;

            /**
             * Creates a new ForwardResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ForwardResponse instance
             */
            static create(properties: skein.v1.ForwardResponse.$Shape): skein.v1.ForwardResponse & skein.v1.ForwardResponse.$Shape;
            static create(properties?: skein.v1.ForwardResponse.$Properties): skein.v1.ForwardResponse;

            /**
             * Encodes the specified ForwardResponse message. Does not implicitly {@link skein.v1.ForwardResponse.verify|verify} messages.
             * @param message ForwardResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.ForwardResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ForwardResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.ForwardResponse & skein.v1.ForwardResponse.$Shape} ForwardResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.ForwardResponse & skein.v1.ForwardResponse.$Shape;

            /**
             * Gets the type url for ForwardResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ForwardResponse {

            /** Properties of a ForwardResponse. */
            interface $Properties {

                /** ForwardResponse status */
                status?: (number|null);

                /** ForwardResponse headers */
                headers?: (skein.v1.Header.$Properties[]|null);

                /** ForwardResponse body */
                body?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ForwardResponse. */
            type $Shape = skein.v1.ForwardResponse.$Properties;
        }

        /**
         * Properties of a WorkerMessage.
         * @deprecated Use skein.v1.WorkerMessage.$Properties instead.
         */
        interface IWorkerMessage extends skein.v1.WorkerMessage.$Properties {
        }

        /** Represents a WorkerMessage. */
        class WorkerMessage {

            /**
             * Constructs a new WorkerMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.WorkerMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WorkerMessage hello. */
            hello?: (skein.v1.Hello.$Properties|null);

            /** WorkerMessage heartbeat. */
            heartbeat?: (skein.v1.Heartbeat.$Properties|null);

            /** WorkerMessage reports. */
            reports?: (skein.v1.Reports.$Properties|null);

            /** WorkerMessage describe. */
            describe?: (skein.v1.Describe.$Properties|null);

            /** WorkerMessage kind. */
            kind?: ("hello"|"heartbeat"|"reports"|"describe");

            /**
             * Creates a new WorkerMessage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WorkerMessage instance
             */
            static create(properties: skein.v1.WorkerMessage.$Shape): skein.v1.WorkerMessage & skein.v1.WorkerMessage.$Shape;
            static create(properties?: skein.v1.WorkerMessage.$Properties): skein.v1.WorkerMessage;

            /**
             * Encodes the specified WorkerMessage message. Does not implicitly {@link skein.v1.WorkerMessage.verify|verify} messages.
             * @param message WorkerMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.WorkerMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WorkerMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.WorkerMessage & skein.v1.WorkerMessage.$Shape} WorkerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.WorkerMessage & skein.v1.WorkerMessage.$Shape;

            /**
             * Gets the type url for WorkerMessage
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace WorkerMessage {

            /** Properties of a WorkerMessage. */
            interface $Properties {

                /** WorkerMessage hello */
                hello?: (skein.v1.Hello.$Properties|null);

                /** WorkerMessage heartbeat */
                heartbeat?: (skein.v1.Heartbeat.$Properties|null);

                /** WorkerMessage reports */
                reports?: (skein.v1.Reports.$Properties|null);

                /** WorkerMessage describe */
                describe?: (skein.v1.Describe.$Properties|null);

                /** WorkerMessage kind */
                kind?: ("hello"|"heartbeat"|"reports"|"describe");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a WorkerMessage. */
            type $Shape = {
              hello?: skein.v1.Hello.$Shape|null;
              heartbeat?: skein.v1.Heartbeat.$Shape|null;
              reports?: skein.v1.Reports.$Shape|null;
              describe?: skein.v1.Describe.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; hello?: null; heartbeat?: null; reports?: null; describe?: null }|{ kind?: "hello"; hello: skein.v1.Hello.$Shape; heartbeat?: null; reports?: null; describe?: null }|{ kind?: "heartbeat"; hello?: null; heartbeat: skein.v1.Heartbeat.$Shape; reports?: null; describe?: null }|{ kind?: "reports"; hello?: null; heartbeat?: null; reports: skein.v1.Reports.$Shape; describe?: null }|{ kind?: "describe"; hello?: null; heartbeat?: null; reports?: null; describe: skein.v1.Describe.$Shape })
            );
        }

        /**
         * Properties of a Hello.
         * @deprecated Use skein.v1.Hello.$Properties instead.
         */
        interface IHello extends skein.v1.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello description. */
            description: Uint8Array;

            /** Hello dataPathAddress. */
            dataPathAddress: string;

            /**
             * Creates a new Hello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Hello instance
             */
            static create(properties: skein.v1.Hello.$Shape): skein.v1.Hello & skein.v1.Hello.$Shape;
            static create(properties?: skein.v1.Hello.$Properties): skein.v1.Hello;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link skein.v1.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Hello & skein.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Hello & skein.v1.Hello.$Shape;

            /**
             * Gets the type url for Hello
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello description */
                description?: (Uint8Array|null);

                /** Hello dataPathAddress */
                dataPathAddress?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = skein.v1.Hello.$Properties;
        }

        /**
         * Properties of a Describe.
         * @deprecated Use skein.v1.Describe.$Properties instead.
         */
        interface IDescribe extends skein.v1.Describe.$Properties {
        }

        /** Represents a Describe. */
        class Describe {

            /**
             * Constructs a new Describe.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Describe.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Describe description. */
            description: Uint8Array;

            /**
             * Creates a new Describe instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Describe instance
             */
            static create(properties: skein.v1.Describe.$Shape): skein.v1.Describe & skein.v1.Describe.$Shape;
            static create(properties?: skein.v1.Describe.$Properties): skein.v1.Describe;

            /**
             * Encodes the specified Describe message. Does not implicitly {@link skein.v1.Describe.verify|verify} messages.
             * @param message Describe message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Describe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Describe message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Describe & skein.v1.Describe.$Shape} Describe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Describe & skein.v1.Describe.$Shape;

            /**
             * Gets the type url for Describe
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Describe {

            /** Properties of a Describe. */
            interface $Properties {

                /** Describe description */
                description?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Describe. */
            type $Shape = skein.v1.Describe.$Properties;
        }

        /**
         * Properties of a Heartbeat.
         * @deprecated Use skein.v1.Heartbeat.$Properties instead.
         */
        interface IHeartbeat extends skein.v1.Heartbeat.$Properties {
        }

        /** Represents a Heartbeat. */
        class Heartbeat {

            /**
             * Constructs a new Heartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Heartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Heartbeat instance
             */
            static create(properties: skein.v1.Heartbeat.$Shape): skein.v1.Heartbeat & skein.v1.Heartbeat.$Shape;
            static create(properties?: skein.v1.Heartbeat.$Properties): skein.v1.Heartbeat;

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link skein.v1.Heartbeat.verify|verify} messages.
             * @param message Heartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Heartbeat & skein.v1.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Heartbeat & skein.v1.Heartbeat.$Shape;

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

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeat. */
            type $Shape = skein.v1.Heartbeat.$Properties;
        }

        /**
         * Properties of a Reports.
         * @deprecated Use skein.v1.Reports.$Properties instead.
         */
        interface IReports extends skein.v1.Reports.$Properties {
        }

        /** Represents a Reports. */
        class Reports {

            /**
             * Constructs a new Reports.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Reports.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Reports reports. */
            reports: Uint8Array[];

            /** Reports sequence. */
            sequence: number;

            /**
             * Creates a new Reports instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Reports instance
             */
            static create(properties: skein.v1.Reports.$Shape): skein.v1.Reports & skein.v1.Reports.$Shape;
            static create(properties?: skein.v1.Reports.$Properties): skein.v1.Reports;

            /**
             * Encodes the specified Reports message. Does not implicitly {@link skein.v1.Reports.verify|verify} messages.
             * @param message Reports message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Reports.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Reports message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Reports & skein.v1.Reports.$Shape} Reports
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Reports & skein.v1.Reports.$Shape;

            /**
             * Gets the type url for Reports
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Reports {

            /** Properties of a Reports. */
            interface $Properties {

                /** Reports reports */
                reports?: (Uint8Array[]|null);

                /** Reports sequence */
                sequence?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Reports. */
            type $Shape = skein.v1.Reports.$Properties;
        }

        /**
         * Properties of a ManagerMessage.
         * @deprecated Use skein.v1.ManagerMessage.$Properties instead.
         */
        interface IManagerMessage extends skein.v1.ManagerMessage.$Properties {
        }

        /** Represents a ManagerMessage. */
        class ManagerMessage {

            /**
             * Constructs a new ManagerMessage.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.ManagerMessage.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ManagerMessage welcome. */
            welcome?: (skein.v1.Welcome.$Properties|null);

            /** ManagerMessage heartbeat. */
            heartbeat?: (skein.v1.HeartbeatReply.$Properties|null);

            /** ManagerMessage assignments. */
            assignments?: (skein.v1.AssignmentSet.$Properties|null);

            /** ManagerMessage reportsTaken. */
            reportsTaken?: (skein.v1.ReportsTaken.$Properties|null);

            /** ManagerMessage logRequest. */
            logRequest?: (skein.v1.LogRequest.$Properties|null);

            /** ManagerMessage logCancel. */
            logCancel?: (skein.v1.LogCancel.$Properties|null);

            /** ManagerMessage managers. */
            managers?: (skein.v1.ManagerList.$Properties|null);

            /** ManagerMessage kind. */
            kind?: ("welcome"|"heartbeat"|"assignments"|"reportsTaken"|"logRequest"|"logCancel"|"managers");

            /**
             * Creates a new ManagerMessage instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ManagerMessage instance
             */
            static create(properties: skein.v1.ManagerMessage.$Shape): skein.v1.ManagerMessage & skein.v1.ManagerMessage.$Shape;
            static create(properties?: skein.v1.ManagerMessage.$Properties): skein.v1.ManagerMessage;

            /**
             * Encodes the specified ManagerMessage message. Does not implicitly {@link skein.v1.ManagerMessage.verify|verify} messages.
             * @param message ManagerMessage message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.ManagerMessage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ManagerMessage message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.ManagerMessage & skein.v1.ManagerMessage.$Shape} ManagerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.ManagerMessage & skein.v1.ManagerMessage.$Shape;

            /**
             * Gets the type url for ManagerMessage
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ManagerMessage {

            /** Properties of a ManagerMessage. */
            interface $Properties {

                /** ManagerMessage welcome */
                welcome?: (skein.v1.Welcome.$Properties|null);

                /** ManagerMessage heartbeat */
                heartbeat?: (skein.v1.HeartbeatReply.$Properties|null);

                /** ManagerMessage assignments */
                assignments?: (skein.v1.AssignmentSet.$Properties|null);

                /** ManagerMessage reportsTaken */
                reportsTaken?: (skein.v1.ReportsTaken.$Properties|null);

                /** ManagerMessage logRequest */
                logRequest?: (skein.v1.LogRequest.$Properties|null);

                /** ManagerMessage logCancel */
                logCancel?: (skein.v1.LogCancel.$Properties|null);

                /** ManagerMessage managers */
                managers?: (skein.v1.ManagerList.$Properties|null);

                /** ManagerMessage kind */
                kind?: ("welcome"|"heartbeat"|"assignments"|"reportsTaken"|"logRequest"|"logCancel"|"managers");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ManagerMessage. */
            type $Shape = {
              welcome?: skein.v1.Welcome.$Shape|null;
              heartbeat?: skein.v1.HeartbeatReply.$Shape|null;
              assignments?: skein.v1.AssignmentSet.$Shape|null;
              reportsTaken?: skein.v1.ReportsTaken.$Shape|null;
              logRequest?: skein.v1.LogRequest.$Shape|null;
              logCancel?: skein.v1.LogCancel.$Shape|null;
              managers?: skein.v1.ManagerList.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ kind?: undefined; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "welcome"; welcome: skein.v1.Welcome.$Shape; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "heartbeat"; welcome?: null; heartbeat: skein.v1.HeartbeatReply.$Shape; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "assignments"; welcome?: null; heartbeat?: null; assignments: skein.v1.AssignmentSet.$Shape; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "reportsTaken"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken: skein.v1.ReportsTaken.$Shape; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "logRequest"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest: skein.v1.LogRequest.$Shape; logCancel?: null; managers?: null }|{ kind?: "logCancel"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel: skein.v1.LogCancel.$Shape; managers?: null }|{ kind?: "managers"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers: skein.v1.ManagerList.$Shape })
            );
        }

        /**
         * Properties of a Welcome.
         * @deprecated Use skein.v1.Welcome.$Properties instead.
         */
        interface IWelcome extends skein.v1.Welcome.$Properties {
        }

        /** Represents a Welcome. */
        class Welcome {

            /**
             * Constructs a new Welcome.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Welcome.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Welcome nodeId. */
            nodeId: string;

            /** Welcome heartbeatMs. */
            heartbeatMs: number;

            /** Welcome spreadMs. */
            spreadMs: number;

            /**
             * Creates a new Welcome instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Welcome instance
             */
            static create(properties: skein.v1.Welcome.$Shape): skein.v1.Welcome & skein.v1.Welcome.$Shape;
            static create(properties?: skein.v1.Welcome.$Properties): skein.v1.Welcome;

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link skein.v1.Welcome.verify|verify} messages.
             * @param message Welcome message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Welcome.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Welcome & skein.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Welcome & skein.v1.Welcome.$Shape;

            /**
             * Gets the type url for Welcome
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Welcome {

            /** Properties of a Welcome. */
            interface $Properties {

                /** Welcome nodeId */
                nodeId?: (string|null);

                /** Welcome heartbeatMs */
                heartbeatMs?: (number|null);

                /** Welcome spreadMs */
                spreadMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Welcome. */
            type $Shape = skein.v1.Welcome.$Properties;
        }

        /**
         * Properties of a HeartbeatReply.
         * @deprecated Use skein.v1.HeartbeatReply.$Properties instead.
         */
        interface IHeartbeatReply extends skein.v1.HeartbeatReply.$Properties {
        }

        /** Represents a HeartbeatReply. */
        class HeartbeatReply {

            /**
             * Constructs a new HeartbeatReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.HeartbeatReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HeartbeatReply heartbeatMs. */
            heartbeatMs: number;

            /** HeartbeatReply spreadMs. */
            spreadMs: number;

            /**
             * Creates a new HeartbeatReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HeartbeatReply instance
             */
            static create(properties: skein.v1.HeartbeatReply.$Shape): skein.v1.HeartbeatReply & skein.v1.HeartbeatReply.$Shape;
            static create(properties?: skein.v1.HeartbeatReply.$Properties): skein.v1.HeartbeatReply;

            /**
             * Encodes the specified HeartbeatReply message. Does not implicitly {@link skein.v1.HeartbeatReply.verify|verify} messages.
             * @param message HeartbeatReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.HeartbeatReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HeartbeatReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.HeartbeatReply & skein.v1.HeartbeatReply.$Shape} HeartbeatReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.HeartbeatReply & skein.v1.HeartbeatReply.$Shape;

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

                /** HeartbeatReply heartbeatMs */
                heartbeatMs?: (number|null);

                /** HeartbeatReply spreadMs */
                spreadMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HeartbeatReply. */
            type $Shape = skein.v1.HeartbeatReply.$Properties;
        }

        /**
         * Properties of an AssignmentSet.
         * @deprecated Use skein.v1.AssignmentSet.$Properties instead.
         */
        interface IAssignmentSet extends skein.v1.AssignmentSet.$Properties {
        }

        /** Represents an AssignmentSet. */
        class AssignmentSet {

            /**
             * Constructs a new AssignmentSet.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.AssignmentSet.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AssignmentSet complete. */
            complete: boolean;

            /** AssignmentSet last. */
            last: boolean;

            /** AssignmentSet put. */
            put: skein.v1.Assignment.$Properties[];

            /** AssignmentSet drop. */
            drop: string[];

            /** AssignmentSet shared. */
            shared: Uint8Array[];

            /**
             * Creates a new AssignmentSet instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AssignmentSet instance
             */
            static create(properties: skein.v1.AssignmentSet.$Shape): skein.v1.AssignmentSet & skein.v1.AssignmentSet.$Shape;
            static create(properties?: skein.v1.AssignmentSet.$Properties): skein.v1.AssignmentSet;

            /**
             * Encodes the specified AssignmentSet message. Does not implicitly {@link skein.v1.AssignmentSet.verify|verify} messages.
             * @param message AssignmentSet message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.AssignmentSet.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AssignmentSet message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.AssignmentSet & skein.v1.AssignmentSet.$Shape} AssignmentSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.AssignmentSet & skein.v1.AssignmentSet.$Shape;

            /**
             * Gets the type url for AssignmentSet
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AssignmentSet {

            /** Properties of an AssignmentSet. */
            interface $Properties {

                /** AssignmentSet complete */
                complete?: (boolean|null);

                /** AssignmentSet last */
                last?: (boolean|null);

                /** AssignmentSet put */
                put?: (skein.v1.Assignment.$Properties[]|null);

                /** AssignmentSet drop */
                drop?: (string[]|null);

                /** AssignmentSet shared */
                shared?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AssignmentSet. */
            type $Shape = skein.v1.AssignmentSet.$Properties;
        }

        /**
         * Properties of an AssignmentGroup.
         * @deprecated Use skein.v1.AssignmentGroup.$Properties instead.
         */
        interface IAssignmentGroup extends skein.v1.AssignmentGroup.$Properties {
        }

        /** Represents an AssignmentGroup. */
        class AssignmentGroup {

            /**
             * Constructs a new AssignmentGroup.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.AssignmentGroup.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AssignmentGroup put. */
            put: skein.v1.Assignment.$Properties[];

            /** AssignmentGroup drop. */
            drop: string[];

            /**
             * Creates a new AssignmentGroup instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AssignmentGroup instance
             */
            static create(properties: skein.v1.AssignmentGroup.$Shape): skein.v1.AssignmentGroup & skein.v1.AssignmentGroup.$Shape;
            static create(properties?: skein.v1.AssignmentGroup.$Properties): skein.v1.AssignmentGroup;

            /**
             * Encodes the specified AssignmentGroup message. Does not implicitly {@link skein.v1.AssignmentGroup.verify|verify} messages.
             * @param message AssignmentGroup message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.AssignmentGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AssignmentGroup message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.AssignmentGroup & skein.v1.AssignmentGroup.$Shape} AssignmentGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.AssignmentGroup & skein.v1.AssignmentGroup.$Shape;

            /**
             * Gets the type url for AssignmentGroup
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace AssignmentGroup {

            /** Properties of an AssignmentGroup. */
            interface $Properties {

                /** AssignmentGroup put */
                put?: (skein.v1.Assignment.$Properties[]|null);

                /** AssignmentGroup drop */
                drop?: (string[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AssignmentGroup. */
            type $Shape = skein.v1.AssignmentGroup.$Properties;
        }

        /**
         * Properties of an Assignment.
         * @deprecated Use skein.v1.Assignment.$Properties instead.
         */
        interface IAssignment extends skein.v1.Assignment.$Properties {
        }

        /** Represents an Assignment. */
        class Assignment {

            /**
             * Constructs a new Assignment.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.Assignment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Assignment key. */
            key: string;

            /** Assignment item. */
            item: Uint8Array;

            /**
             * Creates a new Assignment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Assignment instance
             */
            static create(properties: skein.v1.Assignment.$Shape): skein.v1.Assignment & skein.v1.Assignment.$Shape;
            static create(properties?: skein.v1.Assignment.$Properties): skein.v1.Assignment;

            /**
             * Encodes the specified Assignment message. Does not implicitly {@link skein.v1.Assignment.verify|verify} messages.
             * @param message Assignment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.Assignment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Assignment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.Assignment & skein.v1.Assignment.$Shape} Assignment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.Assignment & skein.v1.Assignment.$Shape;

            /**
             * Gets the type url for Assignment
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace Assignment {

            /** Properties of an Assignment. */
            interface $Properties {

                /** Assignment key */
                key?: (string|null);

                /** Assignment item */
                item?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Assignment. */
            type $Shape = skein.v1.Assignment.$Properties;
        }

        /**
         * Properties of a ReportsTaken.
         * @deprecated Use skein.v1.ReportsTaken.$Properties instead.
         */
        interface IReportsTaken extends skein.v1.ReportsTaken.$Properties {
        }

        /** Represents a ReportsTaken. */
        class ReportsTaken {

            /**
             * Constructs a new ReportsTaken.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.ReportsTaken.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReportsTaken sequence. */
            sequence: number;

            /**
             * Creates a new ReportsTaken instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReportsTaken instance
             */
            static create(properties: skein.v1.ReportsTaken.$Shape): skein.v1.ReportsTaken & skein.v1.ReportsTaken.$Shape;
            static create(properties?: skein.v1.ReportsTaken.$Properties): skein.v1.ReportsTaken;

            /**
             * Encodes the specified ReportsTaken message. Does not implicitly {@link skein.v1.ReportsTaken.verify|verify} messages.
             * @param message ReportsTaken message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.ReportsTaken.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReportsTaken message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.ReportsTaken & skein.v1.ReportsTaken.$Shape} ReportsTaken
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.ReportsTaken & skein.v1.ReportsTaken.$Shape;

            /**
             * Gets the type url for ReportsTaken
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ReportsTaken {

            /** Properties of a ReportsTaken. */
            interface $Properties {

                /** ReportsTaken sequence */
                sequence?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReportsTaken. */
            type $Shape = skein.v1.ReportsTaken.$Properties;
        }

        /**
         * Properties of a ManagerList.
         * @deprecated Use skein.v1.ManagerList.$Properties instead.
         */
        interface IManagerList extends skein.v1.ManagerList.$Properties {
        }

        /** Represents a ManagerList. */
        class ManagerList {

            /**
             * Constructs a new ManagerList.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.ManagerList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ManagerList managers. */
            managers: skein.v1.ManagerAddress.$Properties[];

            /**
             * Creates a new ManagerList instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ManagerList instance
             */
            static create(properties: skein.v1.ManagerList.$Shape): skein.v1.ManagerList & skein.v1.ManagerList.$Shape;
            static create(properties?: skein.v1.ManagerList.$Properties): skein.v1.ManagerList;

            /**
             * Encodes the specified ManagerList message. Does not implicitly {@link skein.v1.ManagerList.verify|verify} messages.
             * @param message ManagerList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.ManagerList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ManagerList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.ManagerList & skein.v1.ManagerList.$Shape} ManagerList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.ManagerList & skein.v1.ManagerList.$Shape;

            /**
             * Gets the type url for ManagerList
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace ManagerList {

            /** Properties of a ManagerList. */
            interface $Properties {

                /** ManagerList managers */
                managers?: (skein.v1.ManagerAddress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ManagerList. */
            type $Shape = skein.v1.ManagerList.$Properties;
        }

        /**
         * Properties of a LogRequest.
         * @deprecated Use skein.v1.LogRequest.$Properties instead.
         */
        interface ILogRequest extends skein.v1.LogRequest.$Properties {
        }

        /** Represents a LogRequest. */
        class LogRequest {

            /**
             * Constructs a new LogRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.LogRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogRequest id. */
            id: string;

            /** LogRequest taskId. */
            taskId: string;

            /** LogRequest follow. */
            follow: boolean;

            /** LogRequest stdout. */
            stdout: boolean;

            /** LogRequest stderr. */
            stderr: boolean;

            /** LogRequest tail. */
            tail: string;

            /** LogRequest since. */
            since: string;

            /**
             * Creates a new LogRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogRequest instance
             */
            static create(properties: skein.v1.LogRequest.$Shape): skein.v1.LogRequest & skein.v1.LogRequest.$Shape;
            static create(properties?: skein.v1.LogRequest.$Properties): skein.v1.LogRequest;

            /**
             * Encodes the specified LogRequest message. Does not implicitly {@link skein.v1.LogRequest.verify|verify} messages.
             * @param message LogRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.LogRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.LogRequest & skein.v1.LogRequest.$Shape} LogRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.LogRequest & skein.v1.LogRequest.$Shape;

            /**
             * Gets the type url for LogRequest
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogRequest {

            /** Properties of a LogRequest. */
            interface $Properties {

                /** LogRequest id */
                id?: (string|null);

                /** LogRequest taskId */
                taskId?: (string|null);

                /** LogRequest follow */
                follow?: (boolean|null);

                /** LogRequest stdout */
                stdout?: (boolean|null);

                /** LogRequest stderr */
                stderr?: (boolean|null);

                /** LogRequest tail */
                tail?: (string|null);

                /** LogRequest since */
                since?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogRequest. */
            type $Shape = skein.v1.LogRequest.$Properties;
        }

        /**
         * Properties of a LogCancel.
         * @deprecated Use skein.v1.LogCancel.$Properties instead.
         */
        interface ILogCancel extends skein.v1.LogCancel.$Properties {
        }

        /** Represents a LogCancel. */
        class LogCancel {

            /**
             * Constructs a new LogCancel.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.LogCancel.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogCancel id. */
            id: string;

            /**
             * Creates a new LogCancel instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogCancel instance
             */
            static create(properties: skein.v1.LogCancel.$Shape): skein.v1.LogCancel & skein.v1.LogCancel.$Shape;
            static create(properties?: skein.v1.LogCancel.$Properties): skein.v1.LogCancel;

            /**
             * Encodes the specified LogCancel message. Does not implicitly {@link skein.v1.LogCancel.verify|verify} messages.
             * @param message LogCancel message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.LogCancel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogCancel message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.LogCancel & skein.v1.LogCancel.$Shape} LogCancel
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.LogCancel & skein.v1.LogCancel.$Shape;

            /**
             * Gets the type url for LogCancel
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogCancel {

            /** Properties of a LogCancel. */
            interface $Properties {

                /** LogCancel id */
                id?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogCancel. */
            type $Shape = skein.v1.LogCancel.$Properties;
        }

        /**
         * Properties of a LogChunk.
         * @deprecated Use skein.v1.LogChunk.$Properties instead.
         */
        interface ILogChunk extends skein.v1.LogChunk.$Properties {
        }

        /** Represents a LogChunk. */
        class LogChunk {

            /**
             * Constructs a new LogChunk.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.LogChunk.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogChunk id. */
            id: string;

            /** LogChunk lines. */
            lines: skein.v1.LogLine.$Properties[];

            /** LogChunk error. */
            error: string;

            /**
             * Creates a new LogChunk instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogChunk instance
             */
            static create(properties: skein.v1.LogChunk.$Shape): skein.v1.LogChunk & skein.v1.LogChunk.$Shape;
            static create(properties?: skein.v1.LogChunk.$Properties): skein.v1.LogChunk;

            /**
             * Encodes the specified LogChunk message. Does not implicitly {@link skein.v1.LogChunk.verify|verify} messages.
             * @param message LogChunk message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.LogChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogChunk message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.LogChunk & skein.v1.LogChunk.$Shape} LogChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.LogChunk & skein.v1.LogChunk.$Shape;

            /**
             * Gets the type url for LogChunk
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogChunk {

            /** Properties of a LogChunk. */
            interface $Properties {

                /** LogChunk id */
                id?: (string|null);

                /** LogChunk lines */
                lines?: (skein.v1.LogLine.$Properties[]|null);

                /** LogChunk error */
                error?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogChunk. */
            type $Shape = skein.v1.LogChunk.$Properties;
        }

        /**
         * Properties of a LogLine.
         * @deprecated Use skein.v1.LogLine.$Properties instead.
         */
        interface ILogLine extends skein.v1.LogLine.$Properties {
        }

        /** Represents a LogLine. */
        class LogLine {

            /**
             * Constructs a new LogLine.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.LogLine.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** LogLine stream. */
            stream: number;

            /** LogLine timestamp. */
            timestamp: string;

            /** LogLine text. */
            text: Uint8Array;

            /**
             * Creates a new LogLine instance using the specified properties.
             * @param [properties] Properties to set
             * @returns LogLine instance
             */
            static create(properties: skein.v1.LogLine.$Shape): skein.v1.LogLine & skein.v1.LogLine.$Shape;
            static create(properties?: skein.v1.LogLine.$Properties): skein.v1.LogLine;

            /**
             * Encodes the specified LogLine message. Does not implicitly {@link skein.v1.LogLine.verify|verify} messages.
             * @param message LogLine message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.LogLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a LogLine message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.LogLine & skein.v1.LogLine.$Shape} LogLine
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.LogLine & skein.v1.LogLine.$Shape;

            /**
             * Gets the type url for LogLine
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace LogLine {

            /** Properties of a LogLine. */
            interface $Properties {

                /** LogLine stream */
                stream?: (number|null);

                /** LogLine timestamp */
                timestamp?: (string|null);

                /** LogLine text */
                text?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a LogLine. */
            type $Shape = skein.v1.LogLine.$Properties;
        }

        /**
         * Properties of a PublishLogResponse.
         * @deprecated Use skein.v1.PublishLogResponse.$Properties instead.
         */
        interface IPublishLogResponse extends skein.v1.PublishLogResponse.$Properties {
        }

        /** Represents a PublishLogResponse. */
        class PublishLogResponse {

            /**
             * Constructs a new PublishLogResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: skein.v1.PublishLogResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new PublishLogResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishLogResponse instance
             */
            static create(properties: skein.v1.PublishLogResponse.$Shape): skein.v1.PublishLogResponse & skein.v1.PublishLogResponse.$Shape;
            static create(properties?: skein.v1.PublishLogResponse.$Properties): skein.v1.PublishLogResponse;

            /**
             * Encodes the specified PublishLogResponse message. Does not implicitly {@link skein.v1.PublishLogResponse.verify|verify} messages.
             * @param message PublishLogResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: skein.v1.PublishLogResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishLogResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {skein.v1.PublishLogResponse & skein.v1.PublishLogResponse.$Shape} PublishLogResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): skein.v1.PublishLogResponse & skein.v1.PublishLogResponse.$Shape;

            /**
             * Gets the type url for PublishLogResponse
             * @param [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns The type url
             */
            static getTypeUrl(prefix?: string): string;
        }

        namespace PublishLogResponse {

            /** Properties of a PublishLogResponse. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishLogResponse. */
            type $Shape = skein.v1.PublishLogResponse.$Properties;
        }

        /** Represents an Authority */
        class Authority extends $protobuf.rpc.Service {

            /**
             * Constructs a new Authority service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new Authority service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): Authority;

            /** Calls GetRoot. */
            getRoot: skein.v1.Authority.GetRoot;

            /** Calls Issue. */
            issue: skein.v1.Authority.Issue;
        }

        namespace Authority {

            /**
             * Callback as used by {@link skein.v1.Authority#getRoot}.
             * @param error Error, if any
             * @param [response] GetRootResponse
             */
            type GetRootCallback = (error: (Error|null), response?: skein.v1.GetRootResponse) => void;

            /** Calls GetRoot. */
            type GetRoot = {
              (request: skein.v1.IGetRootRequest, callback: skein.v1.Authority.GetRootCallback): void;
              (request: skein.v1.IGetRootRequest): Promise<skein.v1.GetRootResponse>;
              readonly name: "GetRoot";
              readonly path: "/skein.v1.Authority/GetRoot";
              readonly requestType: "GetRootRequest";
              readonly responseType: "GetRootResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link skein.v1.Authority#issue}.
             * @param error Error, if any
             * @param [response] IssueResponse
             */
            type IssueCallback = (error: (Error|null), response?: skein.v1.IssueResponse) => void;

            /** Calls Issue. */
            type Issue = {
              (request: skein.v1.IIssueRequest, callback: skein.v1.Authority.IssueCallback): void;
              (request: skein.v1.IIssueRequest): Promise<skein.v1.IssueResponse>;
              readonly name: "Issue";
              readonly path: "/skein.v1.Authority/Issue";
              readonly requestType: "IssueRequest";
              readonly responseType: "IssueResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };
        }

        /** Represents a Managers */
        class Managers extends $protobuf.rpc.Service {

            /**
             * Constructs a new Managers service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new Managers service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): Managers;

            /** Calls Join. */
            join: skein.v1.Managers.Join;

            /** Calls Leave. */
            leave: skein.v1.Managers.Leave;

            /** Calls Ping. */
            ping: skein.v1.Managers.Ping;

            /** Calls Forward. */
            forward: skein.v1.Managers.Forward;
        }

        namespace Managers {

            /**
             * Callback as used by {@link skein.v1.Managers#join}.
             * @param error Error, if any
             * @param [response] JoinManagerResponse
             */
            type JoinCallback = (error: (Error|null), response?: skein.v1.JoinManagerResponse) => void;

            /** Calls Join. */
            type Join = {
              (request: skein.v1.IJoinManagerRequest, callback: skein.v1.Managers.JoinCallback): void;
              (request: skein.v1.IJoinManagerRequest): Promise<skein.v1.JoinManagerResponse>;
              readonly name: "Join";
              readonly path: "/skein.v1.Managers/Join";
              readonly requestType: "JoinManagerRequest";
              readonly responseType: "JoinManagerResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link skein.v1.Managers#leave}.
             * @param error Error, if any
             * @param [response] LeaveManagerResponse
             */
            type LeaveCallback = (error: (Error|null), response?: skein.v1.LeaveManagerResponse) => void;

            /** Calls Leave. */
            type Leave = {
              (request: skein.v1.ILeaveManagerRequest, callback: skein.v1.Managers.LeaveCallback): void;
              (request: skein.v1.ILeaveManagerRequest): Promise<skein.v1.LeaveManagerResponse>;
              readonly name: "Leave";
              readonly path: "/skein.v1.Managers/Leave";
              readonly requestType: "LeaveManagerRequest";
              readonly responseType: "LeaveManagerResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link skein.v1.Managers#ping}.
             * @param error Error, if any
             * @param [response] PingResponse
             */
            type PingCallback = (error: (Error|null), response?: skein.v1.PingResponse) => void;

            /** Calls Ping. */
            type Ping = {
              (request: skein.v1.IPingRequest, callback: skein.v1.Managers.PingCallback): void;
              (request: skein.v1.IPingRequest): Promise<skein.v1.PingResponse>;
              readonly name: "Ping";
              readonly path: "/skein.v1.Managers/Ping";
              readonly requestType: "PingRequest";
              readonly responseType: "PingResponse";
              readonly requestStream: undefined;
              readonly responseStream: undefined;
            };

            /**
             * Callback as used by {@link skein.v1.Managers#forward}.
             * @param error Error, if any
             * @param [response] ForwardResponse
             */
            type ForwardCallback = (error: (Error|null), response?: skein.v1.ForwardResponse) => void;

            /** Calls Forward. */
            type Forward = {
              (request: skein.v1.IForwardRequest, callback: skein.v1.Managers.ForwardCallback): void;
              (request: skein.v1.IForwardRequest): Promise<skein.v1.ForwardResponse>;
              readonly name: "Forward";
              readonly path: "/skein.v1.Managers/Forward";
              readonly requestType: "ForwardRequest";
              readonly responseType: "ForwardResponse";
              readonly requestStream: undefined;
              readonly responseStream: true;
            };
        }

        /** Represents a Dispatcher */
        class Dispatcher extends $protobuf.rpc.Service {

            /**
             * Constructs a new Dispatcher service.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             */
            constructor(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean);

            /**
             * Creates new Dispatcher service using the specified rpc implementation.
             * @param rpcImpl RPC implementation
             * @param [requestDelimited=false] Whether requests are length-delimited
             * @param [responseDelimited=false] Whether responses are length-delimited
             * @returns RPC service. Useful where requests and/or responses are streamed.
             */
            static create(rpcImpl: $protobuf.RPCImpl, requestDelimited?: boolean, responseDelimited?: boolean): Dispatcher;

            /** Calls Session. */
            session: skein.v1.Dispatcher.Session;

            /** Calls PublishLog. */
            publishLog: skein.v1.Dispatcher.PublishLog;
        }

        namespace Dispatcher {

            /**
             * Callback as used by {@link skein.v1.Dispatcher#session}.
             * @param error Error, if any
             * @param [response] ManagerMessage
             */
            type SessionCallback = (error: (Error|null), response?: skein.v1.ManagerMessage) => void;

            /** Calls Session. */
            type Session = {
              (request: skein.v1.IWorkerMessage, callback: skein.v1.Dispatcher.SessionCallback): void;
              (request: skein.v1.IWorkerMessage): Promise<skein.v1.ManagerMessage>;
              readonly name: "Session";
              readonly path: "/skein.v1.Dispatcher/Session";
              readonly requestType: "WorkerMessage";
              readonly responseType: "ManagerMessage";
              readonly requestStream: true;
              readonly responseStream: true;
            };

            /**
             * Callback as used by {@link skein.v1.Dispatcher#publishLog}.
             * @param error Error, if any
             * @param [response] PublishLogResponse
             */
            type PublishLogCallback = (error: (Error|null), response?: skein.v1.PublishLogResponse) => void;

            /** Calls PublishLog. */
            type PublishLog = {
              (request: skein.v1.ILogChunk, callback: skein.v1.Dispatcher.PublishLogCallback): void;
              (request: skein.v1.ILogChunk): Promise<skein.v1.PublishLogResponse>;
              readonly name: "PublishLog";
              readonly path: "/skein.v1.Dispatcher/PublishLog";
              readonly requestType: "LogChunk";
              readonly responseType: "PublishLogResponse";
              readonly requestStream: true;
              readonly responseStream: undefined;
            };
        }
    }
}
