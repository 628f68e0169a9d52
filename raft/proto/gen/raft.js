/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $Array = $util.global.Array, $Number = $util.global.Number, $parseInt = $util.global.parseInt, $String = $util.global.String, $BigInt = $util.global.BigInt, $Boolean = $util.global.Boolean;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const raft = $root.raft = (() => {

    /**
     * Namespace raft.
     * @exports raft
     * @namespace
     */
    const raft = {};

    raft.Raft = (function() {

        /**
         * Constructs a new Raft service.
         * @memberof raft
         * @classdesc Represents a Raft
         * @extends $protobuf.rpc.Service
         * @constructor
         * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
         * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
         * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
         */
        const Raft = function(rpcImpl, requestDelimited, responseDelimited) {
            $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
        };

        $Object.defineProperty(Raft.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: Raft, writable: true, enumerable: false, configurable: true });

        /**
         * Creates new Raft service using the specified rpc implementation.
         * @function create
         * @memberof raft.Raft
         * @static
         * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
         * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
         * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
         * @returns {Raft} RPC service. Useful where requests and/or responses are streamed.
         */
        Raft.create = function(rpcImpl, requestDelimited, responseDelimited) {
            return new this(rpcImpl, requestDelimited, responseDelimited);
        };

        /**
         * Callback as used by {@link raft.Raft#deliver}.
         * @memberof raft.Raft
         * @typedef DeliverCallback
         * @type {function}
         * @param {Error|null} error Error, if any
         * @param {raft.Done} [response] Done
         */

        /**
         * Calls Deliver.
         * @memberof raft.Raft
         * @typedef Deliver
         * @type {{
         *   (request: raft.IBatch, callback: raft.Raft.DeliverCallback): void;
         *   (request: raft.IBatch): Promise<raft.Done>;
         *   readonly name: "Deliver";
         *   readonly path: "/raft.Raft/Deliver";
         *   readonly requestType: "Batch";
         *   readonly responseType: "Done";
         *   readonly requestStream: true;
         *   readonly responseStream: undefined;
         * }}
         */

        /**
         * Calls Deliver.
         * @name raft.Raft#deliver
         * @type {raft.Raft.Deliver}
         */
        $Object.defineProperties(Raft.prototype.deliver = function(request, callback) {
            return $protobuf.rpc.Service.prototype.rpcCall.call(this, Raft.prototype.deliver, $root.raft.Batch, $root.raft.Done, request, callback);
        }, {
            name: { value: "Deliver" },
            path: { value: "/raft.Raft/Deliver" },
            requestType: { value: "Batch" },
            responseType: { value: "Done" },
            requestStream: { value: true },
            responseStream: { value: $undefined }
        });

        /**
         * Callback as used by {@link raft.Raft#install}.
         * @memberof raft.Raft
         * @typedef InstallCallback
         * @type {function}
         * @param {Error|null} error Error, if any
         * @param {raft.SnapshotProgress} [response] SnapshotProgress
         */

        /**
         * Calls Install.
         * @memberof raft.Raft
         * @typedef Install
         * @type {{
         *   (request: raft.ISnapshotPart, callback: raft.Raft.InstallCallback): void;
         *   (request: raft.ISnapshotPart): Promise<raft.SnapshotProgress>;
         *   readonly name: "Install";
         *   readonly path: "/raft.Raft/Install";
         *   readonly requestType: "SnapshotPart";
         *   readonly responseType: "SnapshotProgress";
         *   readonly requestStream: true;
         *   readonly responseStream: true;
         * }}
         */

        /**
         * Calls Install.
         * @name raft.Raft#install
         * @type {raft.Raft.Install}
         */
        $Object.defineProperties(Raft.prototype.install = function(request, callback) {
            return $protobuf.rpc.Service.prototype.rpcCall.call(this, Raft.prototype.install, $root.raft.SnapshotPart, $root.raft.SnapshotProgress, request, callback);
        }, {
            name: { value: "Install" },
            path: { value: "/raft.Raft/Install" },
            requestType: { value: "SnapshotPart" },
            responseType: { value: "SnapshotProgress" },
            requestStream: { value: true },
            responseStream: { value: true }
        });

        return Raft;
    })();

    raft.Done = (function() {

        /**
         * Properties of a Done.
         * @typedef {Object} raft.Done.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Done.
         * @memberof raft
         * @interface IDone
         * @augments raft.Done.$Properties
         * @deprecated Use raft.Done.$Properties instead.
         */

        /**
         * Shape of a Done.
         * @typedef {raft.Done.$Properties} raft.Done.$Shape
         */

        /**
         * Constructs a new Done.
         * @memberof raft
         * @classdesc Represents a Done.
         * @constructor
         * @param {raft.Done.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Done = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new Done instance using the specified properties.
         * @function create
         * @memberof raft.Done
         * @static
         * @param {raft.Done.$Properties=} [properties] Properties to set
         * @returns {raft.Done} Done instance
         * @type {{
         *   (properties: raft.Done.$Shape): raft.Done & raft.Done.$Shape;
         *   (properties?: raft.Done.$Properties): raft.Done;
         * }}
         */
        Done.create = function(properties) {
            return new Done(properties);
        };

        /**
         * Encodes the specified Done message. Does not implicitly {@link raft.Done.verify|verify} messages.
         * @function encode
         * @memberof raft.Done
         * @static
         * @param {raft.Done.$Properties} message Done message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Done.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified Done message, length delimited. Does not implicitly {@link raft.Done.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.Done
         * @static
         * @param {raft.Done.$Properties} message Done message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Done.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a Done message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Done
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Done & raft.Done.$Shape} Done
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Done.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.Done();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                reader.skipType(tag & 7, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a Done message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.Done
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.Done & raft.Done.$Shape} Done
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Done.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a Done message.
         * @function verify
         * @memberof raft.Done
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        Done.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            return null;
        };

        /**
         * Creates a Done message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.Done
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.Done} Done
         */
        Done.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.Done)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.Done: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            return new $root.raft.Done();
        };

        /**
         * Creates a plain object from a Done message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.Done
         * @static
         * @param {raft.Done} message Done
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Done.toObject = function () {
            return {};
        };

        /**
         * Converts this Done to JSON.
         * @function toJSON
         * @memberof raft.Done
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Done.prototype.toJSON = function() {
            return Done.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for Done
         * @function getTypeUrl
         * @memberof raft.Done
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Done.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.Done";
        };

        return Done;
    })();

    raft.Batch = (function() {

        /**
         * Properties of a Batch.
         * @typedef {Object} raft.Batch.$Properties
         * @property {Array.<raft.Message.$Properties>|null} [messages] Batch messages
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Batch.
         * @memberof raft
         * @interface IBatch
         * @augments raft.Batch.$Properties
         * @deprecated Use raft.Batch.$Properties instead.
         */

        /**
         * Shape of a Batch.
         * @typedef {{
         *   messages?: Array.<raft.Message.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} raft.Batch.$Shape
         */

        /**
         * Constructs a new Batch.
         * @memberof raft
         * @classdesc Represents a Batch.
         * @constructor
         * @param {raft.Batch.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Batch = function (properties) {
            this.messages = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Batch messages.
         * @member {Array.<raft.Message.$Properties>} messages
         * @memberof raft.Batch
         * @instance
         */
        Batch.prototype.messages = $util.emptyArray;

        /**
         * Creates a new Batch instance using the specified properties.
         * @function create
         * @memberof raft.Batch
         * @static
         * @param {raft.Batch.$Properties=} [properties] Properties to set
         * @returns {raft.Batch} Batch instance
         * @type {{
         *   (properties: raft.Batch.$Shape): raft.Batch & raft.Batch.$Shape;
         *   (properties?: raft.Batch.$Properties): raft.Batch;
         * }}
         */
        Batch.create = function(properties) {
            return new Batch(properties);
        };

        /**
         * Encodes the specified Batch message. Does not implicitly {@link raft.Batch.verify|verify} messages.
         * @function encode
         * @memberof raft.Batch
         * @static
         * @param {raft.Batch.$Properties} message Batch message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Batch.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.messages != null && message.messages.length)
                for (let i = 0; i < message.messages.length; ++i)
                    $root.raft.Message.encode(message.messages[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified Batch message, length delimited. Does not implicitly {@link raft.Batch.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.Batch
         * @static
         * @param {raft.Batch.$Properties} message Batch message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Batch.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a Batch message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Batch
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Batch & raft.Batch.$Shape} Batch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Batch.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.Batch();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if (!(message.messages && message.messages.length))
                            message.messages = [];
                        message.messages.push($root.raft.Message.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a Batch message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.Batch
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.Batch & raft.Batch.$Shape} Batch
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Batch.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a Batch message.
         * @function verify
         * @memberof raft.Batch
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        Batch.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.messages != null && $Object.hasOwnProperty.call(message, "messages")) {
                if (!$Array.isArray(message.messages))
                    return "messages: array expected";
                for (let i = 0; i < message.messages.length; ++i) {
                    let error = $root.raft.Message.verify(message.messages[i], _depth + 1);
                    if (error)
                        return "messages." + error;
                }
            }
            return null;
        };

        /**
         * Creates a Batch message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.Batch
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.Batch} Batch
         */
        Batch.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.Batch)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.Batch: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.Batch();
            if (object.messages) {
                if (!$Array.isArray(object.messages))
                    throw $TypeError(".raft.Batch.messages: array expected");
                message.messages = $Array(object.messages.length);
                for (let i = 0; i < object.messages.length; ++i) {
                    if (!$util.isObject(object.messages[i]))
                        throw $TypeError(".raft.Batch.messages: object expected");
                    message.messages[i] = $root.raft.Message.fromObject(object.messages[i], _depth + 1);
                }
            }
            return message;
        };

        /**
         * Creates a plain object from a Batch message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.Batch
         * @static
         * @param {raft.Batch} message Batch
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Batch.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.messages = [];
            if (message.messages && message.messages.length) {
                object.messages = $Array(message.messages.length);
                for (let j = 0; j < message.messages.length; ++j)
                    object.messages[j] = $root.raft.Message.toObject(message.messages[j], options, _depth + 1);
            }
            return object;
        };

        /**
         * Converts this Batch to JSON.
         * @function toJSON
         * @memberof raft.Batch
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Batch.prototype.toJSON = function() {
            return Batch.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for Batch
         * @function getTypeUrl
         * @memberof raft.Batch
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Batch.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.Batch";
        };

        return Batch;
    })();

    raft.Message = (function() {

        /**
         * Properties of a Message.
         * @typedef {Object} raft.Message.$Properties
         * @property {raft.Append.$Properties|null} [append] Message append
         * @property {raft.AppendReply.$Properties|null} [appendReply] Message appendReply
         * @property {raft.Heartbeat.$Properties|null} [heartbeat] Message heartbeat
         * @property {raft.HeartbeatReply.$Properties|null} [heartbeatReply] Message heartbeatReply
         * @property {raft.VoteRequest.$Properties|null} [vote] Message vote
         * @property {raft.VoteReply.$Properties|null} [voteReply] Message voteReply
         * @property {raft.VoteRequest.$Properties|null} [preVote] Message preVote
         * @property {raft.VoteReply.$Properties|null} [preVoteReply] Message preVoteReply
         * @property {raft.TimeoutNow.$Properties|null} [timeoutNow] Message timeoutNow
         * @property {number|null} [term] Message term
         * @property {"append"|"appendReply"|"heartbeat"|"heartbeatReply"|"vote"|"voteReply"|"preVote"|"preVoteReply"|"timeoutNow"} [body] Message body
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Message.
         * @memberof raft
         * @interface IMessage
         * @augments raft.Message.$Properties
         * @deprecated Use raft.Message.$Properties instead.
         */

        /**
         * Narrowed shape of a Message.
         * @typedef {{
         *   append?: raft.Append.$Shape|null;
         *   appendReply?: raft.AppendReply.$Shape|null;
         *   heartbeat?: raft.Heartbeat.$Shape|null;
         *   heartbeatReply?: raft.HeartbeatReply.$Shape|null;
         *   vote?: raft.VoteRequest.$Shape|null;
         *   voteReply?: raft.VoteReply.$Shape|null;
         *   preVote?: raft.VoteRequest.$Shape|null;
         *   preVoteReply?: raft.VoteReply.$Shape|null;
         *   timeoutNow?: raft.TimeoutNow.$Shape|null;
         *   term?: number|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ body?: undefined; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "append"; append: raft.Append.$Shape; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "appendReply"; append?: null; appendReply: raft.AppendReply.$Shape; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "heartbeat"; append?: null; appendReply?: null; heartbeat: raft.Heartbeat.$Shape; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "heartbeatReply"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply: raft.HeartbeatReply.$Shape; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "vote"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote: raft.VoteRequest.$Shape; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "voteReply"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply: raft.VoteReply.$Shape; preVote?: null; preVoteReply?: null; timeoutNow?: null }|{ body?: "preVote"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote: raft.VoteRequest.$Shape; preVoteReply?: null; timeoutNow?: null }|{ body?: "preVoteReply"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply: raft.VoteReply.$Shape; timeoutNow?: null }|{ body?: "timeoutNow"; append?: null; appendReply?: null; heartbeat?: null; heartbeatReply?: null; vote?: null; voteReply?: null; preVote?: null; preVoteReply?: null; timeoutNow: raft.TimeoutNow.$Shape })
         * )} raft.Message.$Shape
         */

        /**
         * Constructs a new Message.
         * @memberof raft
         * @classdesc Represents a Message.
         * @constructor
         * @param {raft.Message.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Message = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Message append.
         * @member {raft.Append.$Properties|null|undefined} append
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.append = null;

        /**
         * Message appendReply.
         * @member {raft.AppendReply.$Properties|null|undefined} appendReply
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.appendReply = null;

        /**
         * Message heartbeat.
         * @member {raft.Heartbeat.$Properties|null|undefined} heartbeat
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.heartbeat = null;

        /**
         * Message heartbeatReply.
         * @member {raft.HeartbeatReply.$Properties|null|undefined} heartbeatReply
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.heartbeatReply = null;

        /**
         * Message vote.
         * @member {raft.VoteRequest.$Properties|null|undefined} vote
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.vote = null;

        /**
         * Message voteReply.
         * @member {raft.VoteReply.$Properties|null|undefined} voteReply
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.voteReply = null;

        /**
         * Message preVote.
         * @member {raft.VoteRequest.$Properties|null|undefined} preVote
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.preVote = null;

        /**
         * Message preVoteReply.
         * @member {raft.VoteReply.$Properties|null|undefined} preVoteReply
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.preVoteReply = null;

        /**
         * Message timeoutNow.
         * @member {raft.TimeoutNow.$Properties|null|undefined} timeoutNow
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.timeoutNow = null;

        /**
         * Message term.
         * @member {number} term
         * @memberof raft.Message
         * @instance
         */
        Message.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Message body.
         * @member {"append"|"appendReply"|"heartbeat"|"heartbeatReply"|"vote"|"voteReply"|"preVote"|"preVoteReply"|"timeoutNow"|undefined} body
         * @memberof raft.Message
         * @instance
         */
        $Object.defineProperty(Message.prototype, "body", {
            get: $util.oneOfGetter($oneOfFields = ["append", "appendReply", "heartbeat", "heartbeatReply", "vote", "voteReply", "preVote", "preVoteReply", "timeoutNow"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Message instance using the specified properties.
         * @function create
         * @memberof raft.Message
         * @static
         * @param {raft.Message.$Properties=} [properties] Properties to set
         * @returns {raft.Message} Message instance
         * @type {{
         *   (properties: raft.Message.$Shape): raft.Message & raft.Message.$Shape;
         *   (properties?: raft.Message.$Properties): raft.Message;
         * }}
         */
        Message.create = function(properties) {
            return new Message(properties);
        };

        /**
         * Encodes the specified Message message. Does not implicitly {@link raft.Message.verify|verify} messages.
         * @function encode
         * @memberof raft.Message
         * @static
         * @param {raft.Message.$Properties} message Message message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Message.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.append != null && $Object.hasOwnProperty.call(message, "append"))
                $root.raft.Append.encode(message.append, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.appendReply != null && $Object.hasOwnProperty.call(message, "appendReply"))
                $root.raft.AppendReply.encode(message.appendReply, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                $root.raft.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.heartbeatReply != null && $Object.hasOwnProperty.call(message, "heartbeatReply"))
                $root.raft.HeartbeatReply.encode(message.heartbeatReply, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.vote != null && $Object.hasOwnProperty.call(message, "vote"))
                $root.raft.VoteRequest.encode(message.vote, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.voteReply != null && $Object.hasOwnProperty.call(message, "voteReply"))
                $root.raft.VoteReply.encode(message.voteReply, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.preVote != null && $Object.hasOwnProperty.call(message, "preVote"))
                $root.raft.VoteRequest.encode(message.preVote, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.preVoteReply != null && $Object.hasOwnProperty.call(message, "preVoteReply"))
                $root.raft.VoteReply.encode(message.preVoteReply, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.timeoutNow != null && $Object.hasOwnProperty.call(message, "timeoutNow"))
                $root.raft.TimeoutNow.encode(message.timeoutNow, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
            if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                writer.uint32(/* id 15, wireType 0 =*/120).uint64(message.term);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified Message message, length delimited. Does not implicitly {@link raft.Message.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.Message
         * @static
         * @param {raft.Message.$Properties} message Message message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Message.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a Message message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Message
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Message & raft.Message.$Shape} Message
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Message.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.Message();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.append = $root.raft.Append.decode(reader, reader.size(), $undefined, _depth + 1, message.append);
                        message.body = "append";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.appendReply = $root.raft.AppendReply.decode(reader, reader.size(), $undefined, _depth + 1, message.appendReply);
                        message.body = "appendReply";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.heartbeat = $root.raft.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                        message.body = "heartbeat";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.heartbeatReply = $root.raft.HeartbeatReply.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeatReply);
                        message.body = "heartbeatReply";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.vote = $root.raft.VoteRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.vote);
                        message.body = "vote";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.voteReply = $root.raft.VoteReply.decode(reader, reader.size(), $undefined, _depth + 1, message.voteReply);
                        message.body = "voteReply";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.preVote = $root.raft.VoteRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.preVote);
                        message.body = "preVote";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.preVoteReply = $root.raft.VoteReply.decode(reader, reader.size(), $undefined, _depth + 1, message.preVoteReply);
                        message.body = "preVoteReply";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.timeoutNow = $root.raft.TimeoutNow.decode(reader, reader.size(), $undefined, _depth + 1, message.timeoutNow);
                        message.body = "timeoutNow";
                        continue;
                    }
                case 15: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.term = value;
                        else
                            delete message.term;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a Message message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.Message
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.Message & raft.Message.$Shape} Message
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Message.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a Message message.
         * @function verify
         * @memberof raft.Message
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        Message.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            let properties = {};
            if (message.append != null && $Object.hasOwnProperty.call(message, "append")) {
                properties.body = 1;
                {
                    let error = $root.raft.Append.verify(message.append, _depth + 1);
                    if (error)
                        return "append." + error;
                }
            }
            if (message.appendReply != null && $Object.hasOwnProperty.call(message, "appendReply")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.AppendReply.verify(message.appendReply, _depth + 1);
                    if (error)
                        return "appendReply." + error;
                }
            }
            if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.Heartbeat.verify(message.heartbeat, _depth + 1);
                    if (error)
                        return "heartbeat." + error;
                }
            }
            if (message.heartbeatReply != null && $Object.hasOwnProperty.call(message, "heartbeatReply")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.HeartbeatReply.verify(message.heartbeatReply, _depth + 1);
                    if (error)
                        return "heartbeatReply." + error;
                }
            }
            if (message.vote != null && $Object.hasOwnProperty.call(message, "vote")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.VoteRequest.verify(message.vote, _depth + 1);
                    if (error)
                        return "vote." + error;
                }
            }
            if (message.voteReply != null && $Object.hasOwnProperty.call(message, "voteReply")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.VoteReply.verify(message.voteReply, _depth + 1);
                    if (error)
                        return "voteReply." + error;
                }
            }
            if (message.preVote != null && $Object.hasOwnProperty.call(message, "preVote")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.VoteRequest.verify(message.preVote, _depth + 1);
                    if (error)
                        return "preVote." + error;
                }
            }
            if (message.preVoteReply != null && $Object.hasOwnProperty.call(message, "preVoteReply")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.VoteReply.verify(message.preVoteReply, _depth + 1);
                    if (error)
                        return "preVoteReply." + error;
                }
            }
            if (message.timeoutNow != null && $Object.hasOwnProperty.call(message, "timeoutNow")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.TimeoutNow.verify(message.timeoutNow, _depth + 1);
                    if (error)
                        return "timeoutNow." + error;
                }
            }
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (!$util.isInteger(message.term) && !(message.term && $util.isInteger(message.term.low) && $util.isInteger(message.term.high)))
                    return "term: integer|Long expected";
            return null;
        };

        /**
         * Creates a Message message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.Message
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.Message} Message
         */
        Message.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.Message)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.Message: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.Message();
            if (object.append != null) {
                if (!$util.isObject(object.append))
                    throw $TypeError(".raft.Message.append: object expected");
                message.append = $root.raft.Append.fromObject(object.append, _depth + 1);
            }
            if (object.appendReply != null) {
                if (!$util.isObject(object.appendReply))
                    throw $TypeError(".raft.Message.appendReply: object expected");
                message.appendReply = $root.raft.AppendReply.fromObject(object.appendReply, _depth + 1);
            }
            if (object.heartbeat != null) {
                if (!$util.isObject(object.heartbeat))
                    throw $TypeError(".raft.Message.heartbeat: object expected");
                message.heartbeat = $root.raft.Heartbeat.fromObject(object.heartbeat, _depth + 1);
            }
            if (object.heartbeatReply != null) {
                if (!$util.isObject(object.heartbeatReply))
                    throw $TypeError(".raft.Message.heartbeatReply: object expected");
                message.heartbeatReply = $root.raft.HeartbeatReply.fromObject(object.heartbeatReply, _depth + 1);
            }
            if (object.vote != null) {
                if (!$util.isObject(object.vote))
                    throw $TypeError(".raft.Message.vote: object expected");
                message.vote = $root.raft.VoteRequest.fromObject(object.vote, _depth + 1);
            }
            if (object.voteReply != null) {
                if (!$util.isObject(object.voteReply))
                    throw $TypeError(".raft.Message.voteReply: object expected");
                message.voteReply = $root.raft.VoteReply.fromObject(object.voteReply, _depth + 1);
            }
            if (object.preVote != null) {
                if (!$util.isObject(object.preVote))
                    throw $TypeError(".raft.Message.preVote: object expected");
                message.preVote = $root.raft.VoteRequest.fromObject(object.preVote, _depth + 1);
            }
            if (object.preVoteReply != null) {
                if (!$util.isObject(object.preVoteReply))
                    throw $TypeError(".raft.Message.preVoteReply: object expected");
                message.preVoteReply = $root.raft.VoteReply.fromObject(object.preVoteReply, _depth + 1);
            }
            if (object.timeoutNow != null) {
                if (!$util.isObject(object.timeoutNow))
                    throw $TypeError(".raft.Message.timeoutNow: object expected");
                message.timeoutNow = $root.raft.TimeoutNow.fromObject(object.timeoutNow, _depth + 1);
            }
            if (object.term != null)
                if (typeof object.term === "object" ? object.term.low || object.term.high : $Number(object.term) !== 0)
                    if ($util.Long)
                        message.term = $util.Long.fromValue(object.term, true);
                    else if (typeof object.term === "string")
                        message.term = $parseInt(object.term, 10);
                    else if (typeof object.term === "number")
                        message.term = object.term;
                    else if (typeof object.term === "object")
                        message.term = new $util.LongBits(object.term.low >>> 0, object.term.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from a Message message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.Message
         * @static
         * @param {raft.Message} message Message
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Message.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults)
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.term = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.term = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            if (message.append != null && $Object.hasOwnProperty.call(message, "append")) {
                object.append = $root.raft.Append.toObject(message.append, options, _depth + 1);
                if (options.oneofs)
                    object.body = "append";
            }
            if (message.appendReply != null && $Object.hasOwnProperty.call(message, "appendReply")) {
                object.appendReply = $root.raft.AppendReply.toObject(message.appendReply, options, _depth + 1);
                if (options.oneofs)
                    object.body = "appendReply";
            }
            if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat")) {
                object.heartbeat = $root.raft.Heartbeat.toObject(message.heartbeat, options, _depth + 1);
                if (options.oneofs)
                    object.body = "heartbeat";
            }
            if (message.heartbeatReply != null && $Object.hasOwnProperty.call(message, "heartbeatReply")) {
                object.heartbeatReply = $root.raft.HeartbeatReply.toObject(message.heartbeatReply, options, _depth + 1);
                if (options.oneofs)
                    object.body = "heartbeatReply";
            }
            if (message.vote != null && $Object.hasOwnProperty.call(message, "vote")) {
                object.vote = $root.raft.VoteRequest.toObject(message.vote, options, _depth + 1);
                if (options.oneofs)
                    object.body = "vote";
            }
            if (message.voteReply != null && $Object.hasOwnProperty.call(message, "voteReply")) {
                object.voteReply = $root.raft.VoteReply.toObject(message.voteReply, options, _depth + 1);
                if (options.oneofs)
                    object.body = "voteReply";
            }
            if (message.preVote != null && $Object.hasOwnProperty.call(message, "preVote")) {
                object.preVote = $root.raft.VoteRequest.toObject(message.preVote, options, _depth + 1);
                if (options.oneofs)
                    object.body = "preVote";
            }
            if (message.preVoteReply != null && $Object.hasOwnProperty.call(message, "preVoteReply")) {
                object.preVoteReply = $root.raft.VoteReply.toObject(message.preVoteReply, options, _depth + 1);
                if (options.oneofs)
                    object.body = "preVoteReply";
            }
            if (message.timeoutNow != null && $Object.hasOwnProperty.call(message, "timeoutNow")) {
                object.timeoutNow = $root.raft.TimeoutNow.toObject(message.timeoutNow, options, _depth + 1);
                if (options.oneofs)
                    object.body = "timeoutNow";
            }
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.term = typeof message.term === "number" ? $BigInt(message.term) : $util.Long.fromBits(message.term.low >>> 0, message.term.high >>> 0, true).toBigInt();
                else if (typeof message.term === "number")
                    object.term = options.longs === $String ? $String(message.term) : message.term;
                else
                    object.term = options.longs === $String ? $util.Long.prototype.toString.call(message.term) : options.longs === $Number ? new $util.LongBits(message.term.low >>> 0, message.term.high >>> 0).toNumber(true) : message.term;
            return object;
        };

        /**
         * Converts this Message to JSON.
         * @function toJSON
         * @memberof raft.Message
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Message.prototype.toJSON = function() {
            return Message.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for Message
         * @function getTypeUrl
         * @memberof raft.Message
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Message.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.Message";
        };

        return Message;
    })();

    raft.Append = (function() {

        /**
         * Properties of an Append.
         * @typedef {Object} raft.Append.$Properties
         * @property {number|null} [previousIndex] Append previousIndex
         * @property {number|null} [previousTerm] Append previousTerm
         * @property {number|null} [commit] Append commit
         * @property {Array.<raft.Entry.$Properties>|null} [entries] Append entries
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Append.
         * @memberof raft
         * @interface IAppend
         * @augments raft.Append.$Properties
         * @deprecated Use raft.Append.$Properties instead.
         */

        /**
         * Shape of an Append.
         * @typedef {{
         *   previousIndex?: number|null;
         *   previousTerm?: number|null;
         *   commit?: number|null;
         *   entries?: Array.<raft.Entry.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} raft.Append.$Shape
         */

        /**
         * Constructs a new Append.
         * @memberof raft
         * @classdesc Represents an Append.
         * @constructor
         * @param {raft.Append.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Append = function (properties) {
            this.entries = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Append previousIndex.
         * @member {number} previousIndex
         * @memberof raft.Append
         * @instance
         */
        Append.prototype.previousIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Append previousTerm.
         * @member {number} previousTerm
         * @memberof raft.Append
         * @instance
         */
        Append.prototype.previousTerm = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Append commit.
         * @member {number} commit
         * @memberof raft.Append
         * @instance
         */
        Append.prototype.commit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Append entries.
         * @member {Array.<raft.Entry.$Properties>} entries
         * @memberof raft.Append
         * @instance
         */
        Append.prototype.entries = $util.emptyArray;

        /**
         * Creates a new Append instance using the specified properties.
         * @function create
         * @memberof raft.Append
         * @static
         * @param {raft.Append.$Properties=} [properties] Properties to set
         * @returns {raft.Append} Append instance
         * @type {{
         *   (properties: raft.Append.$Shape): raft.Append & raft.Append.$Shape;
         *   (properties?: raft.Append.$Properties): raft.Append;
         * }}
         */
        Append.create = function(properties) {
            return new Append(properties);
        };

        /**
         * Encodes the specified Append message. Does not implicitly {@link raft.Append.verify|verify} messages.
         * @function encode
         * @memberof raft.Append
         * @static
         * @param {raft.Append.$Properties} message Append message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Append.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.previousIndex != null && $Object.hasOwnProperty.call(message, "previousIndex") && (typeof message.previousIndex === "object" ? message.previousIndex.low || message.previousIndex.high : message.previousIndex !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.previousIndex);
            if (message.previousTerm != null && $Object.hasOwnProperty.call(message, "previousTerm") && (typeof message.previousTerm === "object" ? message.previousTerm.low || message.previousTerm.high : message.previousTerm !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.previousTerm);
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && (typeof message.commit === "object" ? message.commit.low || message.commit.high : message.commit !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.commit);
            if (message.entries != null && message.entries.length)
                for (let i = 0; i < message.entries.length; ++i)
                    $root.raft.Entry.encode(message.entries[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified Append message, length delimited. Does not implicitly {@link raft.Append.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.Append
         * @static
         * @param {raft.Append.$Properties} message Append message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Append.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes an Append message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Append
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Append & raft.Append.$Shape} Append
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Append.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.Append();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.previousIndex = value;
                        else
                            delete message.previousIndex;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.previousTerm = value;
                        else
                            delete message.previousTerm;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.commit = value;
                        else
                            delete message.commit;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.entries && message.entries.length))
                            message.entries = [];
                        message.entries.push($root.raft.Entry.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes an Append message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.Append
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.Append & raft.Append.$Shape} Append
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Append.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies an Append message.
         * @function verify
         * @memberof raft.Append
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        Append.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.previousIndex != null && $Object.hasOwnProperty.call(message, "previousIndex"))
                if (!$util.isInteger(message.previousIndex) && !(message.previousIndex && $util.isInteger(message.previousIndex.low) && $util.isInteger(message.previousIndex.high)))
                    return "previousIndex: integer|Long expected";
            if (message.previousTerm != null && $Object.hasOwnProperty.call(message, "previousTerm"))
                if (!$util.isInteger(message.previousTerm) && !(message.previousTerm && $util.isInteger(message.previousTerm.low) && $util.isInteger(message.previousTerm.high)))
                    return "previousTerm: integer|Long expected";
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                if (!$util.isInteger(message.commit) && !(message.commit && $util.isInteger(message.commit.low) && $util.isInteger(message.commit.high)))
                    return "commit: integer|Long expected";
            if (message.entries != null && $Object.hasOwnProperty.call(message, "entries")) {
                if (!$Array.isArray(message.entries))
                    return "entries: array expected";
                for (let i = 0; i < message.entries.length; ++i) {
                    let error = $root.raft.Entry.verify(message.entries[i], _depth + 1);
                    if (error)
                        return "entries." + error;
                }
            }
            return null;
        };

        /**
         * Creates an Append message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.Append
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.Append} Append
         */
        Append.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.Append)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.Append: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.Append();
            if (object.previousIndex != null)
                if (typeof object.previousIndex === "object" ? object.previousIndex.low || object.previousIndex.high : $Number(object.previousIndex) !== 0)
                    if ($util.Long)
                        message.previousIndex = $util.Long.fromValue(object.previousIndex, true);
                    else if (typeof object.previousIndex === "string")
                        message.previousIndex = $parseInt(object.previousIndex, 10);
                    else if (typeof object.previousIndex === "number")
                        message.previousIndex = object.previousIndex;
                    else if (typeof object.previousIndex === "object")
                        message.previousIndex = new $util.LongBits(object.previousIndex.low >>> 0, object.previousIndex.high >>> 0).toNumber(true);
            if (object.previousTerm != null)
                if (typeof object.previousTerm === "object" ? object.previousTerm.low || object.previousTerm.high : $Number(object.previousTerm) !== 0)
                    if ($util.Long)
                        message.previousTerm = $util.Long.fromValue(object.previousTerm, true);
                    else if (typeof object.previousTerm === "string")
                        message.previousTerm = $parseInt(object.previousTerm, 10);
                    else if (typeof object.previousTerm === "number")
                        message.previousTerm = object.previousTerm;
                    else if (typeof object.previousTerm === "object")
                        message.previousTerm = new $util.LongBits(object.previousTerm.low >>> 0, object.previousTerm.high >>> 0).toNumber(true);
            if (object.commit != null)
                if (typeof object.commit === "object" ? object.commit.low || object.commit.high : $Number(object.commit) !== 0)
                    if ($util.Long)
                        message.commit = $util.Long.fromValue(object.commit, true);
                    else if (typeof object.commit === "string")
                        message.commit = $parseInt(object.commit, 10);
                    else if (typeof object.commit === "number")
                        message.commit = object.commit;
                    else if (typeof object.commit === "object")
                        message.commit = new $util.LongBits(object.commit.low >>> 0, object.commit.high >>> 0).toNumber(true);
            if (object.entries) {
                if (!$Array.isArray(object.entries))
                    throw $TypeError(".raft.Append.entries: array expected");
                message.entries = $Array(object.entries.length);
                for (let i = 0; i < object.entries.length; ++i) {
                    if (!$util.isObject(object.entries[i]))
                        throw $TypeError(".raft.Append.entries: object expected");
                    message.entries[i] = $root.raft.Entry.fromObject(object.entries[i], _depth + 1);
                }
            }
            return message;
        };

        /**
         * Creates a plain object from an Append message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.Append
         * @static
         * @param {raft.Append} message Append
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Append.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.entries = [];
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.previousIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.previousIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.previousTerm = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.previousTerm = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.commit = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.commit = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.previousIndex != null && $Object.hasOwnProperty.call(message, "previousIndex"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.previousIndex = typeof message.previousIndex === "number" ? $BigInt(message.previousIndex) : $util.Long.fromBits(message.previousIndex.low >>> 0, message.previousIndex.high >>> 0, true).toBigInt();
                else if (typeof message.previousIndex === "number")
                    object.previousIndex = options.longs === $String ? $String(message.previousIndex) : message.previousIndex;
                else
                    object.previousIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.previousIndex) : options.longs === $Number ? new $util.LongBits(message.previousIndex.low >>> 0, message.previousIndex.high >>> 0).toNumber(true) : message.previousIndex;
            if (message.previousTerm != null && $Object.hasOwnProperty.call(message, "previousTerm"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.previousTerm = typeof message.previousTerm === "number" ? $BigInt(message.previousTerm) : $util.Long.fromBits(message.previousTerm.low >>> 0, message.previousTerm.high >>> 0, true).toBigInt();
                else if (typeof message.previousTerm === "number")
                    object.previousTerm = options.longs === $String ? $String(message.previousTerm) : message.previousTerm;
                else
                    object.previousTerm = options.longs === $String ? $util.Long.prototype.toString.call(message.previousTerm) : options.longs === $Number ? new $util.LongBits(message.previousTerm.low >>> 0, message.previousTerm.high >>> 0).toNumber(true) : message.previousTerm;
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.commit = typeof message.commit === "number" ? $BigInt(message.commit) : $util.Long.fromBits(message.commit.low >>> 0, message.commit.high >>> 0, true).toBigInt();
                else if (typeof message.commit === "number")
                    object.commit = options.longs === $String ? $String(message.commit) : message.commit;
                else
                    object.commit = options.longs === $String ? $util.Long.prototype.toString.call(message.commit) : options.longs === $Number ? new $util.LongBits(message.commit.low >>> 0, message.commit.high >>> 0).toNumber(true) : message.commit;
            if (message.entries && message.entries.length) {
                object.entries = $Array(message.entries.length);
                for (let j = 0; j < message.entries.length; ++j)
                    object.entries[j] = $root.raft.Entry.toObject(message.entries[j], options, _depth + 1);
            }
            return object;
        };

        /**
         * Converts this Append to JSON.
         * @function toJSON
         * @memberof raft.Append
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Append.prototype.toJSON = function() {
            return Append.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for Append
         * @function getTypeUrl
         * @memberof raft.Append
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Append.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.Append";
        };

        return Append;
    })();

    raft.AppendReply = (function() {

        /**
         * Properties of an AppendReply.
         * @typedef {Object} raft.AppendReply.$Properties
         * @property {number|null} [index] AppendReply index
         * @property {boolean|null} [reject] AppendReply reject
         * @property {number|null} [hintIndex] AppendReply hintIndex
         * @property {number|null} [hintTerm] AppendReply hintTerm
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an AppendReply.
         * @memberof raft
         * @interface IAppendReply
         * @augments raft.AppendReply.$Properties
         * @deprecated Use raft.AppendReply.$Properties instead.
         */

        /**
         * Shape of an AppendReply.
         * @typedef {raft.AppendReply.$Properties} raft.AppendReply.$Shape
         */

        /**
         * Constructs a new AppendReply.
         * @memberof raft
         * @classdesc Represents an AppendReply.
         * @constructor
         * @param {raft.AppendReply.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const AppendReply = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * AppendReply index.
         * @member {number} index
         * @memberof raft.AppendReply
         * @instance
         */
        AppendReply.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * AppendReply reject.
         * @member {boolean} reject
         * @memberof raft.AppendReply
         * @instance
         */
        AppendReply.prototype.reject = false;

        /**
         * AppendReply hintIndex.
         * @member {number} hintIndex
         * @memberof raft.AppendReply
         * @instance
         */
        AppendReply.prototype.hintIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * AppendReply hintTerm.
         * @member {number} hintTerm
         * @memberof raft.AppendReply
         * @instance
         */
        AppendReply.prototype.hintTerm = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Creates a new AppendReply instance using the specified properties.
         * @function create
         * @memberof raft.AppendReply
         * @static
         * @param {raft.AppendReply.$Properties=} [properties] Properties to set
         * @returns {raft.AppendReply} AppendReply instance
         * @type {{
         *   (properties: raft.AppendReply.$Shape): raft.AppendReply & raft.AppendReply.$Shape;
         *   (properties?: raft.AppendReply.$Properties): raft.AppendReply;
         * }}
         */
        AppendReply.create = function(properties) {
            return new AppendReply(properties);
        };

        /**
         * Encodes the specified AppendReply message. Does not implicitly {@link raft.AppendReply.verify|verify} messages.
         * @function encode
         * @memberof raft.AppendReply
         * @static
         * @param {raft.AppendReply.$Properties} message AppendReply message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AppendReply.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.index);
            if (message.reject != null && $Object.hasOwnProperty.call(message, "reject") && message.reject !== false)
                writer.uint32(/* id 2, wireType 0 =*/16).bool(message.reject);
            if (message.hintIndex != null && $Object.hasOwnProperty.call(message, "hintIndex") && (typeof message.hintIndex === "object" ? message.hintIndex.low || message.hintIndex.high : message.hintIndex !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.hintIndex);
            if (message.hintTerm != null && $Object.hasOwnProperty.call(message, "hintTerm") && (typeof message.hintTerm === "object" ? message.hintTerm.low || message.hintTerm.high : message.hintTerm !== 0))
                writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.hintTerm);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified AppendReply message, length delimited. Does not implicitly {@link raft.AppendReply.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.AppendReply
         * @static
         * @param {raft.AppendReply.$Properties} message AppendReply message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        AppendReply.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes an AppendReply message from the specified reader or buffer.
         * @function decode
         * @memberof raft.AppendReply
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.AppendReply & raft.AppendReply.$Shape} AppendReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AppendReply.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.AppendReply();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.index = value;
                        else
                            delete message.index;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.reject = value;
                        else
                            delete message.reject;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.hintIndex = value;
                        else
                            delete message.hintIndex;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.hintTerm = value;
                        else
                            delete message.hintTerm;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes an AppendReply message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.AppendReply
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.AppendReply & raft.AppendReply.$Shape} AppendReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        AppendReply.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies an AppendReply message.
         * @function verify
         * @memberof raft.AppendReply
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        AppendReply.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                if (!$util.isInteger(message.index) && !(message.index && $util.isInteger(message.index.low) && $util.isInteger(message.index.high)))
                    return "index: integer|Long expected";
            if (message.reject != null && $Object.hasOwnProperty.call(message, "reject"))
                if (typeof message.reject !== "boolean")
                    return "reject: boolean expected";
            if (message.hintIndex != null && $Object.hasOwnProperty.call(message, "hintIndex"))
                if (!$util.isInteger(message.hintIndex) && !(message.hintIndex && $util.isInteger(message.hintIndex.low) && $util.isInteger(message.hintIndex.high)))
                    return "hintIndex: integer|Long expected";
            if (message.hintTerm != null && $Object.hasOwnProperty.call(message, "hintTerm"))
                if (!$util.isInteger(message.hintTerm) && !(message.hintTerm && $util.isInteger(message.hintTerm.low) && $util.isInteger(message.hintTerm.high)))
                    return "hintTerm: integer|Long expected";
            return null;
        };

        /**
         * Creates an AppendReply message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.AppendReply
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.AppendReply} AppendReply
         */
        AppendReply.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.AppendReply)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.AppendReply: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.AppendReply();
            if (object.index != null)
                if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                    if ($util.Long)
                        message.index = $util.Long.fromValue(object.index, true);
                    else if (typeof object.index === "string")
                        message.index = $parseInt(object.index, 10);
                    else if (typeof object.index === "number")
                        message.index = object.index;
                    else if (typeof object.index === "object")
                        message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
            if (object.reject != null)
                if (object.reject)
                    message.reject = $Boolean(object.reject);
            if (object.hintIndex != null)
                if (typeof object.hintIndex === "object" ? object.hintIndex.low || object.hintIndex.high : $Number(object.hintIndex) !== 0)
                    if ($util.Long)
                        message.hintIndex = $util.Long.fromValue(object.hintIndex, true);
                    else if (typeof object.hintIndex === "string")
                        message.hintIndex = $parseInt(object.hintIndex, 10);
                    else if (typeof object.hintIndex === "number")
                        message.hintIndex = object.hintIndex;
                    else if (typeof object.hintIndex === "object")
                        message.hintIndex = new $util.LongBits(object.hintIndex.low >>> 0, object.hintIndex.high >>> 0).toNumber(true);
            if (object.hintTerm != null)
                if (typeof object.hintTerm === "object" ? object.hintTerm.low || object.hintTerm.high : $Number(object.hintTerm) !== 0)
                    if ($util.Long)
                        message.hintTerm = $util.Long.fromValue(object.hintTerm, true);
                    else if (typeof object.hintTerm === "string")
                        message.hintTerm = $parseInt(object.hintTerm, 10);
                    else if (typeof object.hintTerm === "number")
                        message.hintTerm = object.hintTerm;
                    else if (typeof object.hintTerm === "object")
                        message.hintTerm = new $util.LongBits(object.hintTerm.low >>> 0, object.hintTerm.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from an AppendReply message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.AppendReply
         * @static
         * @param {raft.AppendReply} message AppendReply
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        AppendReply.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.reject = false;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.hintIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.hintIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.hintTerm = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.hintTerm = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                else if (typeof message.index === "number")
                    object.index = options.longs === $String ? $String(message.index) : message.index;
                else
                    object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
            if (message.reject != null && $Object.hasOwnProperty.call(message, "reject"))
                object.reject = message.reject;
            if (message.hintIndex != null && $Object.hasOwnProperty.call(message, "hintIndex"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.hintIndex = typeof message.hintIndex === "number" ? $BigInt(message.hintIndex) : $util.Long.fromBits(message.hintIndex.low >>> 0, message.hintIndex.high >>> 0, true).toBigInt();
                else if (typeof message.hintIndex === "number")
                    object.hintIndex = options.longs === $String ? $String(message.hintIndex) : message.hintIndex;
                else
                    object.hintIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.hintIndex) : options.longs === $Number ? new $util.LongBits(message.hintIndex.low >>> 0, message.hintIndex.high >>> 0).toNumber(true) : message.hintIndex;
            if (message.hintTerm != null && $Object.hasOwnProperty.call(message, "hintTerm"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.hintTerm = typeof message.hintTerm === "number" ? $BigInt(message.hintTerm) : $util.Long.fromBits(message.hintTerm.low >>> 0, message.hintTerm.high >>> 0, true).toBigInt();
                else if (typeof message.hintTerm === "number")
                    object.hintTerm = options.longs === $String ? $String(message.hintTerm) : message.hintTerm;
                else
                    object.hintTerm = options.longs === $String ? $util.Long.prototype.toString.call(message.hintTerm) : options.longs === $Number ? new $util.LongBits(message.hintTerm.low >>> 0, message.hintTerm.high >>> 0).toNumber(true) : message.hintTerm;
            return object;
        };

        /**
         * Converts this AppendReply to JSON.
         * @function toJSON
         * @memberof raft.AppendReply
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        AppendReply.prototype.toJSON = function() {
            return AppendReply.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for AppendReply
         * @function getTypeUrl
         * @memberof raft.AppendReply
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        AppendReply.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.AppendReply";
        };

        return AppendReply;
    })();

    raft.Heartbeat = (function() {

        /**
         * Properties of a Heartbeat.
         * @typedef {Object} raft.Heartbeat.$Properties
         * @property {number|null} [commit] Heartbeat commit
         * @property {number|null} [read] Heartbeat read
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Heartbeat.
         * @memberof raft
         * @interface IHeartbeat
         * @augments raft.Heartbeat.$Properties
         * @deprecated Use raft.Heartbeat.$Properties instead.
         */

        /**
         * Shape of a Heartbeat.
         * @typedef {raft.Heartbeat.$Properties} raft.Heartbeat.$Shape
         */

        /**
         * Constructs a new Heartbeat.
         * @memberof raft
         * @classdesc Represents a Heartbeat.
         * @constructor
         * @param {raft.Heartbeat.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Heartbeat = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Heartbeat commit.
         * @member {number} commit
         * @memberof raft.Heartbeat
         * @instance
         */
        Heartbeat.prototype.commit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Heartbeat read.
         * @member {number} read
         * @memberof raft.Heartbeat
         * @instance
         */
        Heartbeat.prototype.read = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Creates a new Heartbeat instance using the specified properties.
         * @function create
         * @memberof raft.Heartbeat
         * @static
         * @param {raft.Heartbeat.$Properties=} [properties] Properties to set
         * @returns {raft.Heartbeat} Heartbeat instance
         * @type {{
         *   (properties: raft.Heartbeat.$Shape): raft.Heartbeat & raft.Heartbeat.$Shape;
         *   (properties?: raft.Heartbeat.$Properties): raft.Heartbeat;
         * }}
         */
        Heartbeat.create = function(properties) {
            return new Heartbeat(properties);
        };

        /**
         * Encodes the specified Heartbeat message. Does not implicitly {@link raft.Heartbeat.verify|verify} messages.
         * @function encode
         * @memberof raft.Heartbeat
         * @static
         * @param {raft.Heartbeat.$Properties} message Heartbeat message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Heartbeat.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && (typeof message.commit === "object" ? message.commit.low || message.commit.high : message.commit !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.commit);
            if (message.read != null && $Object.hasOwnProperty.call(message, "read") && (typeof message.read === "object" ? message.read.low || message.read.high : message.read !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.read);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified Heartbeat message, length delimited. Does not implicitly {@link raft.Heartbeat.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.Heartbeat
         * @static
         * @param {raft.Heartbeat.$Properties} message Heartbeat message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Heartbeat.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a Heartbeat message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Heartbeat
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Heartbeat & raft.Heartbeat.$Shape} Heartbeat
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Heartbeat.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.Heartbeat();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.commit = value;
                        else
                            delete message.commit;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.read = value;
                        else
                            delete message.read;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a Heartbeat message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.Heartbeat
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.Heartbeat & raft.Heartbeat.$Shape} Heartbeat
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Heartbeat.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a Heartbeat message.
         * @function verify
         * @memberof raft.Heartbeat
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        Heartbeat.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                if (!$util.isInteger(message.commit) && !(message.commit && $util.isInteger(message.commit.low) && $util.isInteger(message.commit.high)))
                    return "commit: integer|Long expected";
            if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                if (!$util.isInteger(message.read) && !(message.read && $util.isInteger(message.read.low) && $util.isInteger(message.read.high)))
                    return "read: integer|Long expected";
            return null;
        };

        /**
         * Creates a Heartbeat message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.Heartbeat
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.Heartbeat} Heartbeat
         */
        Heartbeat.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.Heartbeat)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.Heartbeat: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.Heartbeat();
            if (object.commit != null)
                if (typeof object.commit === "object" ? object.commit.low || object.commit.high : $Number(object.commit) !== 0)
                    if ($util.Long)
                        message.commit = $util.Long.fromValue(object.commit, true);
                    else if (typeof object.commit === "string")
                        message.commit = $parseInt(object.commit, 10);
                    else if (typeof object.commit === "number")
                        message.commit = object.commit;
                    else if (typeof object.commit === "object")
                        message.commit = new $util.LongBits(object.commit.low >>> 0, object.commit.high >>> 0).toNumber(true);
            if (object.read != null)
                if (typeof object.read === "object" ? object.read.low || object.read.high : $Number(object.read) !== 0)
                    if ($util.Long)
                        message.read = $util.Long.fromValue(object.read, true);
                    else if (typeof object.read === "string")
                        message.read = $parseInt(object.read, 10);
                    else if (typeof object.read === "number")
                        message.read = object.read;
                    else if (typeof object.read === "object")
                        message.read = new $util.LongBits(object.read.low >>> 0, object.read.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from a Heartbeat message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.Heartbeat
         * @static
         * @param {raft.Heartbeat} message Heartbeat
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Heartbeat.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.commit = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.commit = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.read = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.read = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.commit = typeof message.commit === "number" ? $BigInt(message.commit) : $util.Long.fromBits(message.commit.low >>> 0, message.commit.high >>> 0, true).toBigInt();
                else if (typeof message.commit === "number")
                    object.commit = options.longs === $String ? $String(message.commit) : message.commit;
                else
                    object.commit = options.longs === $String ? $util.Long.prototype.toString.call(message.commit) : options.longs === $Number ? new $util.LongBits(message.commit.low >>> 0, message.commit.high >>> 0).toNumber(true) : message.commit;
            if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.read = typeof message.read === "number" ? $BigInt(message.read) : $util.Long.fromBits(message.read.low >>> 0, message.read.high >>> 0, true).toBigInt();
                else if (typeof message.read === "number")
                    object.read = options.longs === $String ? $String(message.read) : message.read;
                else
                    object.read = options.longs === $String ? $util.Long.prototype.toString.call(message.read) : options.longs === $Number ? new $util.LongBits(message.read.low >>> 0, message.read.high >>> 0).toNumber(true) : message.read;
            return object;
        };

        /**
         * Converts this Heartbeat to JSON.
         * @function toJSON
         * @memberof raft.Heartbeat
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Heartbeat.prototype.toJSON = function() {
            return Heartbeat.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for Heartbeat
         * @function getTypeUrl
         * @memberof raft.Heartbeat
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Heartbeat.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.Heartbeat";
        };

        return Heartbeat;
    })();

    raft.HeartbeatReply = (function() {

        /**
         * Properties of a HeartbeatReply.
         * @typedef {Object} raft.HeartbeatReply.$Properties
         * @property {number|null} [read] HeartbeatReply read
         * @property {boolean|null} [promise] HeartbeatReply promise
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a HeartbeatReply.
         * @memberof raft
         * @interface IHeartbeatReply
         * @augments raft.HeartbeatReply.$Properties
         * @deprecated Use raft.HeartbeatReply.$Properties instead.
         */

        /**
         * Shape of a HeartbeatReply.
         * @typedef {raft.HeartbeatReply.$Properties} raft.HeartbeatReply.$Shape
         */

        /**
         * Constructs a new HeartbeatReply.
         * @memberof raft
         * @classdesc Represents a HeartbeatReply.
         * @constructor
         * @param {raft.HeartbeatReply.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const HeartbeatReply = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * HeartbeatReply read.
         * @member {number} read
         * @memberof raft.HeartbeatReply
         * @instance
         */
        HeartbeatReply.prototype.read = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * HeartbeatReply promise.
         * @member {boolean} promise
         * @memberof raft.HeartbeatReply
         * @instance
         */
        HeartbeatReply.prototype.promise = false;

        /**
         * Creates a new HeartbeatReply instance using the specified properties.
         * @function create
         * @memberof raft.HeartbeatReply
         * @static
         * @param {raft.HeartbeatReply.$Properties=} [properties] Properties to set
         * @returns {raft.HeartbeatReply} HeartbeatReply instance
         * @type {{
         *   (properties: raft.HeartbeatReply.$Shape): raft.HeartbeatReply & raft.HeartbeatReply.$Shape;
         *   (properties?: raft.HeartbeatReply.$Properties): raft.HeartbeatReply;
         * }}
         */
        HeartbeatReply.create = function(properties) {
            return new HeartbeatReply(properties);
        };

        /**
         * Encodes the specified HeartbeatReply message. Does not implicitly {@link raft.HeartbeatReply.verify|verify} messages.
         * @function encode
         * @memberof raft.HeartbeatReply
         * @static
         * @param {raft.HeartbeatReply.$Properties} message HeartbeatReply message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        HeartbeatReply.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.read != null && $Object.hasOwnProperty.call(message, "read") && (typeof message.read === "object" ? message.read.low || message.read.high : message.read !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.read);
            if (message.promise != null && $Object.hasOwnProperty.call(message, "promise") && message.promise !== false)
                writer.uint32(/* id 2, wireType 0 =*/16).bool(message.promise);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified HeartbeatReply message, length delimited. Does not implicitly {@link raft.HeartbeatReply.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.HeartbeatReply
         * @static
         * @param {raft.HeartbeatReply.$Properties} message HeartbeatReply message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        HeartbeatReply.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a HeartbeatReply message from the specified reader or buffer.
         * @function decode
         * @memberof raft.HeartbeatReply
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.HeartbeatReply & raft.HeartbeatReply.$Shape} HeartbeatReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        HeartbeatReply.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.HeartbeatReply();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.read = value;
                        else
                            delete message.read;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.promise = value;
                        else
                            delete message.promise;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a HeartbeatReply message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.HeartbeatReply
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.HeartbeatReply & raft.HeartbeatReply.$Shape} HeartbeatReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        HeartbeatReply.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a HeartbeatReply message.
         * @function verify
         * @memberof raft.HeartbeatReply
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        HeartbeatReply.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                if (!$util.isInteger(message.read) && !(message.read && $util.isInteger(message.read.low) && $util.isInteger(message.read.high)))
                    return "read: integer|Long expected";
            if (message.promise != null && $Object.hasOwnProperty.call(message, "promise"))
                if (typeof message.promise !== "boolean")
                    return "promise: boolean expected";
            return null;
        };

        /**
         * Creates a HeartbeatReply message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.HeartbeatReply
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.HeartbeatReply} HeartbeatReply
         */
        HeartbeatReply.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.HeartbeatReply)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.HeartbeatReply: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.HeartbeatReply();
            if (object.read != null)
                if (typeof object.read === "object" ? object.read.low || object.read.high : $Number(object.read) !== 0)
                    if ($util.Long)
                        message.read = $util.Long.fromValue(object.read, true);
                    else if (typeof object.read === "string")
                        message.read = $parseInt(object.read, 10);
                    else if (typeof object.read === "number")
                        message.read = object.read;
                    else if (typeof object.read === "object")
                        message.read = new $util.LongBits(object.read.low >>> 0, object.read.high >>> 0).toNumber(true);
            if (object.promise != null)
                if (object.promise)
                    message.promise = $Boolean(object.promise);
            return message;
        };

        /**
         * Creates a plain object from a HeartbeatReply message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.HeartbeatReply
         * @static
         * @param {raft.HeartbeatReply} message HeartbeatReply
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        HeartbeatReply.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.read = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.read = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.promise = false;
            }
            if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.read = typeof message.read === "number" ? $BigInt(message.read) : $util.Long.fromBits(message.read.low >>> 0, message.read.high >>> 0, true).toBigInt();
                else if (typeof message.read === "number")
                    object.read = options.longs === $String ? $String(message.read) : message.read;
                else
                    object.read = options.longs === $String ? $util.Long.prototype.toString.call(message.read) : options.longs === $Number ? new $util.LongBits(message.read.low >>> 0, message.read.high >>> 0).toNumber(true) : message.read;
            if (message.promise != null && $Object.hasOwnProperty.call(message, "promise"))
                object.promise = message.promise;
            return object;
        };

        /**
         * Converts this HeartbeatReply to JSON.
         * @function toJSON
         * @memberof raft.HeartbeatReply
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        HeartbeatReply.prototype.toJSON = function() {
            return HeartbeatReply.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for HeartbeatReply
         * @function getTypeUrl
         * @memberof raft.HeartbeatReply
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        HeartbeatReply.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.HeartbeatReply";
        };

        return HeartbeatReply;
    })();

    raft.VoteRequest = (function() {

        /**
         * Properties of a VoteRequest.
         * @typedef {Object} raft.VoteRequest.$Properties
         * @property {number|null} [lastIndex] VoteRequest lastIndex
         * @property {number|null} [lastTerm] VoteRequest lastTerm
         * @property {boolean|null} [forced] VoteRequest forced
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a VoteRequest.
         * @memberof raft
         * @interface IVoteRequest
         * @augments raft.VoteRequest.$Properties
         * @deprecated Use raft.VoteRequest.$Properties instead.
         */

        /**
         * Shape of a VoteRequest.
         * @typedef {raft.VoteRequest.$Properties} raft.VoteRequest.$Shape
         */

        /**
         * Constructs a new VoteRequest.
         * @memberof raft
         * @classdesc Represents a VoteRequest.
         * @constructor
         * @param {raft.VoteRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const VoteRequest = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * VoteRequest lastIndex.
         * @member {number} lastIndex
         * @memberof raft.VoteRequest
         * @instance
         */
        VoteRequest.prototype.lastIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * VoteRequest lastTerm.
         * @member {number} lastTerm
         * @memberof raft.VoteRequest
         * @instance
         */
        VoteRequest.prototype.lastTerm = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * VoteRequest forced.
         * @member {boolean} forced
         * @memberof raft.VoteRequest
         * @instance
         */
        VoteRequest.prototype.forced = false;

        /**
         * Creates a new VoteRequest instance using the specified properties.
         * @function create
         * @memberof raft.VoteRequest
         * @static
         * @param {raft.VoteRequest.$Properties=} [properties] Properties to set
         * @returns {raft.VoteRequest} VoteRequest instance
         * @type {{
         *   (properties: raft.VoteRequest.$Shape): raft.VoteRequest & raft.VoteRequest.$Shape;
         *   (properties?: raft.VoteRequest.$Properties): raft.VoteRequest;
         * }}
         */
        VoteRequest.create = function(properties) {
            return new VoteRequest(properties);
        };

        /**
         * Encodes the specified VoteRequest message. Does not implicitly {@link raft.VoteRequest.verify|verify} messages.
         * @function encode
         * @memberof raft.VoteRequest
         * @static
         * @param {raft.VoteRequest.$Properties} message VoteRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        VoteRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.lastIndex != null && $Object.hasOwnProperty.call(message, "lastIndex") && (typeof message.lastIndex === "object" ? message.lastIndex.low || message.lastIndex.high : message.lastIndex !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.lastIndex);
            if (message.lastTerm != null && $Object.hasOwnProperty.call(message, "lastTerm") && (typeof message.lastTerm === "object" ? message.lastTerm.low || message.lastTerm.high : message.lastTerm !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.lastTerm);
            if (message.forced != null && $Object.hasOwnProperty.call(message, "forced") && message.forced !== false)
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.forced);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified VoteRequest message, length delimited. Does not implicitly {@link raft.VoteRequest.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.VoteRequest
         * @static
         * @param {raft.VoteRequest.$Properties} message VoteRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        VoteRequest.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a VoteRequest message from the specified reader or buffer.
         * @function decode
         * @memberof raft.VoteRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.VoteRequest & raft.VoteRequest.$Shape} VoteRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        VoteRequest.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.VoteRequest();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.lastIndex = value;
                        else
                            delete message.lastIndex;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.lastTerm = value;
                        else
                            delete message.lastTerm;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.forced = value;
                        else
                            delete message.forced;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a VoteRequest message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.VoteRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.VoteRequest & raft.VoteRequest.$Shape} VoteRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        VoteRequest.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a VoteRequest message.
         * @function verify
         * @memberof raft.VoteRequest
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        VoteRequest.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.lastIndex != null && $Object.hasOwnProperty.call(message, "lastIndex"))
                if (!$util.isInteger(message.lastIndex) && !(message.lastIndex && $util.isInteger(message.lastIndex.low) && $util.isInteger(message.lastIndex.high)))
                    return "lastIndex: integer|Long expected";
            if (message.lastTerm != null && $Object.hasOwnProperty.call(message, "lastTerm"))
                if (!$util.isInteger(message.lastTerm) && !(message.lastTerm && $util.isInteger(message.lastTerm.low) && $util.isInteger(message.lastTerm.high)))
                    return "lastTerm: integer|Long expected";
            if (message.forced != null && $Object.hasOwnProperty.call(message, "forced"))
                if (typeof message.forced !== "boolean")
                    return "forced: boolean expected";
            return null;
        };

        /**
         * Creates a VoteRequest message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.VoteRequest
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.VoteRequest} VoteRequest
         */
        VoteRequest.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.VoteRequest)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.VoteRequest: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.VoteRequest();
            if (object.lastIndex != null)
                if (typeof object.lastIndex === "object" ? object.lastIndex.low || object.lastIndex.high : $Number(object.lastIndex) !== 0)
                    if ($util.Long)
                        message.lastIndex = $util.Long.fromValue(object.lastIndex, true);
                    else if (typeof object.lastIndex === "string")
                        message.lastIndex = $parseInt(object.lastIndex, 10);
                    else if (typeof object.lastIndex === "number")
                        message.lastIndex = object.lastIndex;
                    else if (typeof object.lastIndex === "object")
                        message.lastIndex = new $util.LongBits(object.lastIndex.low >>> 0, object.lastIndex.high >>> 0).toNumber(true);
            if (object.lastTerm != null)
                if (typeof object.lastTerm === "object" ? object.lastTerm.low || object.lastTerm.high : $Number(object.lastTerm) !== 0)
                    if ($util.Long)
                        message.lastTerm = $util.Long.fromValue(object.lastTerm, true);
                    else if (typeof object.lastTerm === "string")
                        message.lastTerm = $parseInt(object.lastTerm, 10);
                    else if (typeof object.lastTerm === "number")
                        message.lastTerm = object.lastTerm;
                    else if (typeof object.lastTerm === "object")
                        message.lastTerm = new $util.LongBits(object.lastTerm.low >>> 0, object.lastTerm.high >>> 0).toNumber(true);
            if (object.forced != null)
                if (object.forced)
                    message.forced = $Boolean(object.forced);
            return message;
        };

        /**
         * Creates a plain object from a VoteRequest message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.VoteRequest
         * @static
         * @param {raft.VoteRequest} message VoteRequest
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        VoteRequest.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.lastIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.lastIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.lastTerm = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.lastTerm = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.forced = false;
            }
            if (message.lastIndex != null && $Object.hasOwnProperty.call(message, "lastIndex"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.lastIndex = typeof message.lastIndex === "number" ? $BigInt(message.lastIndex) : $util.Long.fromBits(message.lastIndex.low >>> 0, message.lastIndex.high >>> 0, true).toBigInt();
                else if (typeof message.lastIndex === "number")
                    object.lastIndex = options.longs === $String ? $String(message.lastIndex) : message.lastIndex;
                else
                    object.lastIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.lastIndex) : options.longs === $Number ? new $util.LongBits(message.lastIndex.low >>> 0, message.lastIndex.high >>> 0).toNumber(true) : message.lastIndex;
            if (message.lastTerm != null && $Object.hasOwnProperty.call(message, "lastTerm"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.lastTerm = typeof message.lastTerm === "number" ? $BigInt(message.lastTerm) : $util.Long.fromBits(message.lastTerm.low >>> 0, message.lastTerm.high >>> 0, true).toBigInt();
                else if (typeof message.lastTerm === "number")
                    object.lastTerm = options.longs === $String ? $String(message.lastTerm) : message.lastTerm;
                else
                    object.lastTerm = options.longs === $String ? $util.Long.prototype.toString.call(message.lastTerm) : options.longs === $Number ? new $util.LongBits(message.lastTerm.low >>> 0, message.lastTerm.high >>> 0).toNumber(true) : message.lastTerm;
            if (message.forced != null && $Object.hasOwnProperty.call(message, "forced"))
                object.forced = message.forced;
            return object;
        };

        /**
         * Converts this VoteRequest to JSON.
         * @function toJSON
         * @memberof raft.VoteRequest
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        VoteRequest.prototype.toJSON = function() {
            return VoteRequest.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for VoteRequest
         * @function getTypeUrl
         * @memberof raft.VoteRequest
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        VoteRequest.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.VoteRequest";
        };

        return VoteRequest;
    })();

    raft.VoteReply = (function() {

        /**
         * Properties of a VoteReply.
         * @typedef {Object} raft.VoteReply.$Properties
         * @property {boolean|null} [reject] VoteReply reject
         * @property {number|null} [commit] VoteReply commit
         * @property {number|null} [commitTerm] VoteReply commitTerm
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a VoteReply.
         * @memberof raft
         * @interface IVoteReply
         * @augments raft.VoteReply.$Properties
         * @deprecated Use raft.VoteReply.$Properties instead.
         */

        /**
         * Shape of a VoteReply.
         * @typedef {raft.VoteReply.$Properties} raft.VoteReply.$Shape
         */

        /**
         * Constructs a new VoteReply.
         * @memberof raft
         * @classdesc Represents a VoteReply.
         * @constructor
         * @param {raft.VoteReply.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const VoteReply = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * VoteReply reject.
         * @member {boolean} reject
         * @memberof raft.VoteReply
         * @instance
         */
        VoteReply.prototype.reject = false;

        /**
         * VoteReply commit.
         * @member {number} commit
         * @memberof raft.VoteReply
         * @instance
         */
        VoteReply.prototype.commit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * VoteReply commitTerm.
         * @member {number} commitTerm
         * @memberof raft.VoteReply
         * @instance
         */
        VoteReply.prototype.commitTerm = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Creates a new VoteReply instance using the specified properties.
         * @function create
         * @memberof raft.VoteReply
         * @static
         * @param {raft.VoteReply.$Properties=} [properties] Properties to set
         * @returns {raft.VoteReply} VoteReply instance
         * @type {{
         *   (properties: raft.VoteReply.$Shape): raft.VoteReply & raft.VoteReply.$Shape;
         *   (properties?: raft.VoteReply.$Properties): raft.VoteReply;
         * }}
         */
        VoteReply.create = function(properties) {
            return new VoteReply(properties);
        };

        /**
         * Encodes the specified VoteReply message. Does not implicitly {@link raft.VoteReply.verify|verify} messages.
         * @function encode
         * @memberof raft.VoteReply
         * @static
         * @param {raft.VoteReply.$Properties} message VoteReply message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        VoteReply.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.reject != null && $Object.hasOwnProperty.call(message, "reject") && message.reject !== false)
                writer.uint32(/* id 1, wireType 0 =*/8).bool(message.reject);
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && (typeof message.commit === "object" ? message.commit.low || message.commit.high : message.commit !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.commit);
            if (message.commitTerm != null && $Object.hasOwnProperty.call(message, "commitTerm") && (typeof message.commitTerm === "object" ? message.commitTerm.low || message.commitTerm.high : message.commitTerm !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.commitTerm);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified VoteReply message, length delimited. Does not implicitly {@link raft.VoteReply.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.VoteReply
         * @static
         * @param {raft.VoteReply.$Properties} message VoteReply message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        VoteReply.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a VoteReply message from the specified reader or buffer.
         * @function decode
         * @memberof raft.VoteReply
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.VoteReply & raft.VoteReply.$Shape} VoteReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        VoteReply.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.VoteReply();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.reject = value;
                        else
                            delete message.reject;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.commit = value;
                        else
                            delete message.commit;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.commitTerm = value;
                        else
                            delete message.commitTerm;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a VoteReply message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.VoteReply
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.VoteReply & raft.VoteReply.$Shape} VoteReply
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        VoteReply.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a VoteReply message.
         * @function verify
         * @memberof raft.VoteReply
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        VoteReply.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.reject != null && $Object.hasOwnProperty.call(message, "reject"))
                if (typeof message.reject !== "boolean")
                    return "reject: boolean expected";
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                if (!$util.isInteger(message.commit) && !(message.commit && $util.isInteger(message.commit.low) && $util.isInteger(message.commit.high)))
                    return "commit: integer|Long expected";
            if (message.commitTerm != null && $Object.hasOwnProperty.call(message, "commitTerm"))
                if (!$util.isInteger(message.commitTerm) && !(message.commitTerm && $util.isInteger(message.commitTerm.low) && $util.isInteger(message.commitTerm.high)))
                    return "commitTerm: integer|Long expected";
            return null;
        };

        /**
         * Creates a VoteReply message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.VoteReply
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.VoteReply} VoteReply
         */
        VoteReply.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.VoteReply)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.VoteReply: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.VoteReply();
            if (object.reject != null)
                if (object.reject)
                    message.reject = $Boolean(object.reject);
            if (object.commit != null)
                if (typeof object.commit === "object" ? object.commit.low || object.commit.high : $Number(object.commit) !== 0)
                    if ($util.Long)
                        message.commit = $util.Long.fromValue(object.commit, true);
                    else if (typeof object.commit === "string")
                        message.commit = $parseInt(object.commit, 10);
                    else if (typeof object.commit === "number")
                        message.commit = object.commit;
                    else if (typeof object.commit === "object")
                        message.commit = new $util.LongBits(object.commit.low >>> 0, object.commit.high >>> 0).toNumber(true);
            if (object.commitTerm != null)
                if (typeof object.commitTerm === "object" ? object.commitTerm.low || object.commitTerm.high : $Number(object.commitTerm) !== 0)
                    if ($util.Long)
                        message.commitTerm = $util.Long.fromValue(object.commitTerm, true);
                    else if (typeof object.commitTerm === "string")
                        message.commitTerm = $parseInt(object.commitTerm, 10);
                    else if (typeof object.commitTerm === "number")
                        message.commitTerm = object.commitTerm;
                    else if (typeof object.commitTerm === "object")
                        message.commitTerm = new $util.LongBits(object.commitTerm.low >>> 0, object.commitTerm.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from a VoteReply message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.VoteReply
         * @static
         * @param {raft.VoteReply} message VoteReply
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        VoteReply.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.reject = false;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.commit = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.commit = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.commitTerm = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.commitTerm = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.reject != null && $Object.hasOwnProperty.call(message, "reject"))
                object.reject = message.reject;
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.commit = typeof message.commit === "number" ? $BigInt(message.commit) : $util.Long.fromBits(message.commit.low >>> 0, message.commit.high >>> 0, true).toBigInt();
                else if (typeof message.commit === "number")
                    object.commit = options.longs === $String ? $String(message.commit) : message.commit;
                else
                    object.commit = options.longs === $String ? $util.Long.prototype.toString.call(message.commit) : options.longs === $Number ? new $util.LongBits(message.commit.low >>> 0, message.commit.high >>> 0).toNumber(true) : message.commit;
            if (message.commitTerm != null && $Object.hasOwnProperty.call(message, "commitTerm"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.commitTerm = typeof message.commitTerm === "number" ? $BigInt(message.commitTerm) : $util.Long.fromBits(message.commitTerm.low >>> 0, message.commitTerm.high >>> 0, true).toBigInt();
                else if (typeof message.commitTerm === "number")
                    object.commitTerm = options.longs === $String ? $String(message.commitTerm) : message.commitTerm;
                else
                    object.commitTerm = options.longs === $String ? $util.Long.prototype.toString.call(message.commitTerm) : options.longs === $Number ? new $util.LongBits(message.commitTerm.low >>> 0, message.commitTerm.high >>> 0).toNumber(true) : message.commitTerm;
            return object;
        };

        /**
         * Converts this VoteReply to JSON.
         * @function toJSON
         * @memberof raft.VoteReply
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        VoteReply.prototype.toJSON = function() {
            return VoteReply.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for VoteReply
         * @function getTypeUrl
         * @memberof raft.VoteReply
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        VoteReply.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.VoteReply";
        };

        return VoteReply;
    })();

    raft.TimeoutNow = (function() {

        /**
         * Properties of a TimeoutNow.
         * @typedef {Object} raft.TimeoutNow.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a TimeoutNow.
         * @memberof raft
         * @interface ITimeoutNow
         * @augments raft.TimeoutNow.$Properties
         * @deprecated Use raft.TimeoutNow.$Properties instead.
         */

        /**
         * Shape of a TimeoutNow.
         * @typedef {raft.TimeoutNow.$Properties} raft.TimeoutNow.$Shape
         */

        /**
         * Constructs a new TimeoutNow.
         * @memberof raft
         * @classdesc Represents a TimeoutNow.
         * @constructor
         * @param {raft.TimeoutNow.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const TimeoutNow = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new TimeoutNow instance using the specified properties.
         * @function create
         * @memberof raft.TimeoutNow
         * @static
         * @param {raft.TimeoutNow.$Properties=} [properties] Properties to set
         * @returns {raft.TimeoutNow} TimeoutNow instance
         * @type {{
         *   (properties: raft.TimeoutNow.$Shape): raft.TimeoutNow & raft.TimeoutNow.$Shape;
         *   (properties?: raft.TimeoutNow.$Properties): raft.TimeoutNow;
         * }}
         */
        TimeoutNow.create = function(properties) {
            return new TimeoutNow(properties);
        };

        /**
         * Encodes the specified TimeoutNow message. Does not implicitly {@link raft.TimeoutNow.verify|verify} messages.
         * @function encode
         * @memberof raft.TimeoutNow
         * @static
         * @param {raft.TimeoutNow.$Properties} message TimeoutNow message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        TimeoutNow.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified TimeoutNow message, length delimited. Does not implicitly {@link raft.TimeoutNow.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.TimeoutNow
         * @static
         * @param {raft.TimeoutNow.$Properties} message TimeoutNow message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        TimeoutNow.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a TimeoutNow message from the specified reader or buffer.
         * @function decode
         * @memberof raft.TimeoutNow
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.TimeoutNow & raft.TimeoutNow.$Shape} TimeoutNow
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        TimeoutNow.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.TimeoutNow();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                reader.skipType(tag & 7, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a TimeoutNow message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.TimeoutNow
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.TimeoutNow & raft.TimeoutNow.$Shape} TimeoutNow
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        TimeoutNow.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a TimeoutNow message.
         * @function verify
         * @memberof raft.TimeoutNow
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        TimeoutNow.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            return null;
        };

        /**
         * Creates a TimeoutNow message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.TimeoutNow
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.TimeoutNow} TimeoutNow
         */
        TimeoutNow.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.TimeoutNow)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.TimeoutNow: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            return new $root.raft.TimeoutNow();
        };

        /**
         * Creates a plain object from a TimeoutNow message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.TimeoutNow
         * @static
         * @param {raft.TimeoutNow} message TimeoutNow
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        TimeoutNow.toObject = function () {
            return {};
        };

        /**
         * Converts this TimeoutNow to JSON.
         * @function toJSON
         * @memberof raft.TimeoutNow
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        TimeoutNow.prototype.toJSON = function() {
            return TimeoutNow.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for TimeoutNow
         * @function getTypeUrl
         * @memberof raft.TimeoutNow
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        TimeoutNow.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.TimeoutNow";
        };

        return TimeoutNow;
    })();

    raft.Entry = (function() {

        /**
         * Properties of an Entry.
         * @typedef {Object} raft.Entry.$Properties
         * @property {number|null} [term] Entry term
         * @property {Uint8Array|null} [data] Entry data
         * @property {raft.ConfigChange.$Properties|null} [change] Entry change
         * @property {"data"|"change"} [body] Entry body
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Entry.
         * @memberof raft
         * @interface IEntry
         * @augments raft.Entry.$Properties
         * @deprecated Use raft.Entry.$Properties instead.
         */

        /**
         * Narrowed shape of an Entry.
         * @typedef {{
         *   term?: number|null;
         *   data?: Uint8Array|null;
         *   change?: raft.ConfigChange.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ body?: undefined; data?: null; change?: null }|{ body?: "data"; data: Uint8Array; change?: null }|{ body?: "change"; data?: null; change: raft.ConfigChange.$Shape })
         * )} raft.Entry.$Shape
         */

        /**
         * Constructs a new Entry.
         * @memberof raft
         * @classdesc Represents an Entry.
         * @constructor
         * @param {raft.Entry.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Entry = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Entry term.
         * @member {number} term
         * @memberof raft.Entry
         * @instance
         */
        Entry.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Entry data.
         * @member {Uint8Array|null|undefined} data
         * @memberof raft.Entry
         * @instance
         */
        Entry.prototype.data = null;

        /**
         * Entry change.
         * @member {raft.ConfigChange.$Properties|null|undefined} change
         * @memberof raft.Entry
         * @instance
         */
        Entry.prototype.change = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Entry body.
         * @member {"data"|"change"|undefined} body
         * @memberof raft.Entry
         * @instance
         */
        $Object.defineProperty(Entry.prototype, "body", {
            get: $util.oneOfGetter($oneOfFields = ["data", "change"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Entry instance using the specified properties.
         * @function create
         * @memberof raft.Entry
         * @static
         * @param {raft.Entry.$Properties=} [properties] Properties to set
         * @returns {raft.Entry} Entry instance
         * @type {{
         *   (properties: raft.Entry.$Shape): raft.Entry & raft.Entry.$Shape;
         *   (properties?: raft.Entry.$Properties): raft.Entry;
         * }}
         */
        Entry.create = function(properties) {
            return new Entry(properties);
        };

        /**
         * Encodes the specified Entry message. Does not implicitly {@link raft.Entry.verify|verify} messages.
         * @function encode
         * @memberof raft.Entry
         * @static
         * @param {raft.Entry.$Properties} message Entry message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Entry.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.term);
            if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.data);
            if (message.change != null && $Object.hasOwnProperty.call(message, "change"))
                $root.raft.ConfigChange.encode(message.change, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified Entry message, length delimited. Does not implicitly {@link raft.Entry.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.Entry
         * @static
         * @param {raft.Entry.$Properties} message Entry message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Entry.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes an Entry message from the specified reader or buffer.
         * @function decode
         * @memberof raft.Entry
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.Entry & raft.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Entry.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.Entry();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.term = value;
                        else
                            delete message.term;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.data = reader.bytes();
                        message.body = "data";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.change = $root.raft.ConfigChange.decode(reader, reader.size(), $undefined, _depth + 1, message.change);
                        message.body = "change";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes an Entry message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.Entry
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.Entry & raft.Entry.$Shape} Entry
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Entry.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies an Entry message.
         * @function verify
         * @memberof raft.Entry
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        Entry.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            let properties = {};
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (!$util.isInteger(message.term) && !(message.term && $util.isInteger(message.term.low) && $util.isInteger(message.term.high)))
                    return "term: integer|Long expected";
            if (message.data != null && $Object.hasOwnProperty.call(message, "data")) {
                properties.body = 1;
                if (!(message.data && typeof message.data.length === "number" || $util.isString(message.data)))
                    return "data: buffer expected";
            }
            if (message.change != null && $Object.hasOwnProperty.call(message, "change")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.ConfigChange.verify(message.change, _depth + 1);
                    if (error)
                        return "change." + error;
                }
            }
            return null;
        };

        /**
         * Creates an Entry message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.Entry
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.Entry} Entry
         */
        Entry.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.Entry)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.Entry: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.Entry();
            if (object.term != null)
                if (typeof object.term === "object" ? object.term.low || object.term.high : $Number(object.term) !== 0)
                    if ($util.Long)
                        message.term = $util.Long.fromValue(object.term, true);
                    else if (typeof object.term === "string")
                        message.term = $parseInt(object.term, 10);
                    else if (typeof object.term === "number")
                        message.term = object.term;
                    else if (typeof object.term === "object")
                        message.term = new $util.LongBits(object.term.low >>> 0, object.term.high >>> 0).toNumber(true);
            if (object.data != null)
                if (typeof object.data === "string")
                    $util.base64.decode(object.data, message.data = $util.newBuffer($util.base64.length(object.data)), 0);
                else if (object.data.length >= 0)
                    message.data = object.data;
            if (object.change != null) {
                if (!$util.isObject(object.change))
                    throw $TypeError(".raft.Entry.change: object expected");
                message.change = $root.raft.ConfigChange.fromObject(object.change, _depth + 1);
            }
            return message;
        };

        /**
         * Creates a plain object from an Entry message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.Entry
         * @static
         * @param {raft.Entry} message Entry
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        Entry.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults)
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.term = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.term = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.term = typeof message.term === "number" ? $BigInt(message.term) : $util.Long.fromBits(message.term.low >>> 0, message.term.high >>> 0, true).toBigInt();
                else if (typeof message.term === "number")
                    object.term = options.longs === $String ? $String(message.term) : message.term;
                else
                    object.term = options.longs === $String ? $util.Long.prototype.toString.call(message.term) : options.longs === $Number ? new $util.LongBits(message.term.low >>> 0, message.term.high >>> 0).toNumber(true) : message.term;
            if (message.data != null && $Object.hasOwnProperty.call(message, "data")) {
                object.data = options.bytes === $String ? $util.base64.encode(message.data, 0, message.data.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.data) : message.data;
                if (options.oneofs)
                    object.body = "data";
            }
            if (message.change != null && $Object.hasOwnProperty.call(message, "change")) {
                object.change = $root.raft.ConfigChange.toObject(message.change, options, _depth + 1);
                if (options.oneofs)
                    object.body = "change";
            }
            return object;
        };

        /**
         * Converts this Entry to JSON.
         * @function toJSON
         * @memberof raft.Entry
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        Entry.prototype.toJSON = function() {
            return Entry.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for Entry
         * @function getTypeUrl
         * @memberof raft.Entry
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        Entry.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.Entry";
        };

        return Entry;
    })();

    raft.ConfigChange = (function() {

        /**
         * Properties of a ConfigChange.
         * @typedef {Object} raft.ConfigChange.$Properties
         * @property {raft.ConfigChange.Transition|null} [transition] ConfigChange transition
         * @property {Array.<raft.MemberChange.$Properties>|null} [changes] ConfigChange changes
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfigChange.
         * @memberof raft
         * @interface IConfigChange
         * @augments raft.ConfigChange.$Properties
         * @deprecated Use raft.ConfigChange.$Properties instead.
         */

        /**
         * Shape of a ConfigChange.
         * @typedef {raft.ConfigChange.$Properties} raft.ConfigChange.$Shape
         */

        /**
         * Constructs a new ConfigChange.
         * @memberof raft
         * @classdesc Represents a ConfigChange.
         * @constructor
         * @param {raft.ConfigChange.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfigChange = function (properties) {
            this.changes = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfigChange transition.
         * @member {raft.ConfigChange.Transition} transition
         * @memberof raft.ConfigChange
         * @instance
         */
        ConfigChange.prototype.transition = 0;

        /**
         * ConfigChange changes.
         * @member {Array.<raft.MemberChange.$Properties>} changes
         * @memberof raft.ConfigChange
         * @instance
         */
        ConfigChange.prototype.changes = $util.emptyArray;

        /**
         * Creates a new ConfigChange instance using the specified properties.
         * @function create
         * @memberof raft.ConfigChange
         * @static
         * @param {raft.ConfigChange.$Properties=} [properties] Properties to set
         * @returns {raft.ConfigChange} ConfigChange instance
         * @type {{
         *   (properties: raft.ConfigChange.$Shape): raft.ConfigChange & raft.ConfigChange.$Shape;
         *   (properties?: raft.ConfigChange.$Properties): raft.ConfigChange;
         * }}
         */
        ConfigChange.create = function(properties) {
            return new ConfigChange(properties);
        };

        /**
         * Encodes the specified ConfigChange message. Does not implicitly {@link raft.ConfigChange.verify|verify} messages.
         * @function encode
         * @memberof raft.ConfigChange
         * @static
         * @param {raft.ConfigChange.$Properties} message ConfigChange message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfigChange.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.transition != null && $Object.hasOwnProperty.call(message, "transition") && message.transition !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.transition);
            if (message.changes != null && message.changes.length)
                for (let i = 0; i < message.changes.length; ++i)
                    $root.raft.MemberChange.encode(message.changes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified ConfigChange message, length delimited. Does not implicitly {@link raft.ConfigChange.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.ConfigChange
         * @static
         * @param {raft.ConfigChange.$Properties} message ConfigChange message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfigChange.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a ConfigChange message from the specified reader or buffer.
         * @function decode
         * @memberof raft.ConfigChange
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.ConfigChange & raft.ConfigChange.$Shape} ConfigChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfigChange.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.ConfigChange();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.transition = value;
                        else
                            delete message.transition;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.changes && message.changes.length))
                            message.changes = [];
                        message.changes.push($root.raft.MemberChange.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a ConfigChange message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.ConfigChange
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.ConfigChange & raft.ConfigChange.$Shape} ConfigChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfigChange.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a ConfigChange message.
         * @function verify
         * @memberof raft.ConfigChange
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        ConfigChange.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.transition != null && $Object.hasOwnProperty.call(message, "transition"))
                if (typeof message.transition !== "number" || (message.transition | 0) !== message.transition)
                    return "transition: enum value expected";
            if (message.changes != null && $Object.hasOwnProperty.call(message, "changes")) {
                if (!$Array.isArray(message.changes))
                    return "changes: array expected";
                for (let i = 0; i < message.changes.length; ++i) {
                    let error = $root.raft.MemberChange.verify(message.changes[i], _depth + 1);
                    if (error)
                        return "changes." + error;
                }
            }
            return null;
        };

        /**
         * Creates a ConfigChange message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.ConfigChange
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.ConfigChange} ConfigChange
         */
        ConfigChange.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.ConfigChange)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.ConfigChange: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.ConfigChange();
            if (object.transition !== 0 && (typeof object.transition !== "string" || $root.raft.ConfigChange.Transition[object.transition] !== 0))
                switch (object.transition) {
                case "AUTO":
                case 0:
                    message.transition = 0;
                    break;
                case "IMPLICIT":
                case 1:
                    message.transition = 1;
                    break;
                case "EXPLICIT":
                case 2:
                    message.transition = 2;
                    break;
                default:
                    if (typeof object.transition === "number" && (object.transition | 0) === object.transition)
                        message.transition = object.transition;
                }
            if (object.changes) {
                if (!$Array.isArray(object.changes))
                    throw $TypeError(".raft.ConfigChange.changes: array expected");
                message.changes = $Array(object.changes.length);
                for (let i = 0; i < object.changes.length; ++i) {
                    if (!$util.isObject(object.changes[i]))
                        throw $TypeError(".raft.ConfigChange.changes: object expected");
                    message.changes[i] = $root.raft.MemberChange.fromObject(object.changes[i], _depth + 1);
                }
            }
            return message;
        };

        /**
         * Creates a plain object from a ConfigChange message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.ConfigChange
         * @static
         * @param {raft.ConfigChange} message ConfigChange
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        ConfigChange.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.changes = [];
            if (options.defaults)
                object.transition = options.enums === $String ? "AUTO" : 0;
            if (message.transition != null && $Object.hasOwnProperty.call(message, "transition"))
                object.transition = options.enums === $String ? $root.raft.ConfigChange.Transition[message.transition] === $undefined ? message.transition : $root.raft.ConfigChange.Transition[message.transition] : message.transition;
            if (message.changes && message.changes.length) {
                object.changes = $Array(message.changes.length);
                for (let j = 0; j < message.changes.length; ++j)
                    object.changes[j] = $root.raft.MemberChange.toObject(message.changes[j], options, _depth + 1);
            }
            return object;
        };

        /**
         * Converts this ConfigChange to JSON.
         * @function toJSON
         * @memberof raft.ConfigChange
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        ConfigChange.prototype.toJSON = function() {
            return ConfigChange.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for ConfigChange
         * @function getTypeUrl
         * @memberof raft.ConfigChange
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        ConfigChange.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.ConfigChange";
        };

        /**
         * Transition enum.
         * @name raft.ConfigChange.Transition
         * @enum {number}
         * @property {number} AUTO=0 AUTO value
         * @property {number} IMPLICIT=1 IMPLICIT value
         * @property {number} EXPLICIT=2 EXPLICIT value
         */
        ConfigChange.Transition = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "AUTO"] = 0;
            values[valuesById[1] = "IMPLICIT"] = 1;
            values[valuesById[2] = "EXPLICIT"] = 2;
            return values;
        })();

        return ConfigChange;
    })();

    raft.MemberChange = (function() {

        /**
         * Properties of a MemberChange.
         * @typedef {Object} raft.MemberChange.$Properties
         * @property {raft.MemberChange.Kind|null} [kind] MemberChange kind
         * @property {number|null} [id] MemberChange id
         * @property {string|null} [address] MemberChange address
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a MemberChange.
         * @memberof raft
         * @interface IMemberChange
         * @augments raft.MemberChange.$Properties
         * @deprecated Use raft.MemberChange.$Properties instead.
         */

        /**
         * Shape of a MemberChange.
         * @typedef {raft.MemberChange.$Properties} raft.MemberChange.$Shape
         */

        /**
         * Constructs a new MemberChange.
         * @memberof raft
         * @classdesc Represents a MemberChange.
         * @constructor
         * @param {raft.MemberChange.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const MemberChange = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * MemberChange kind.
         * @member {raft.MemberChange.Kind} kind
         * @memberof raft.MemberChange
         * @instance
         */
        MemberChange.prototype.kind = 0;

        /**
         * MemberChange id.
         * @member {number} id
         * @memberof raft.MemberChange
         * @instance
         */
        MemberChange.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * MemberChange address.
         * @member {string} address
         * @memberof raft.MemberChange
         * @instance
         */
        MemberChange.prototype.address = "";

        /**
         * Creates a new MemberChange instance using the specified properties.
         * @function create
         * @memberof raft.MemberChange
         * @static
         * @param {raft.MemberChange.$Properties=} [properties] Properties to set
         * @returns {raft.MemberChange} MemberChange instance
         * @type {{
         *   (properties: raft.MemberChange.$Shape): raft.MemberChange & raft.MemberChange.$Shape;
         *   (properties?: raft.MemberChange.$Properties): raft.MemberChange;
         * }}
         */
        MemberChange.create = function(properties) {
            return new MemberChange(properties);
        };

        /**
         * Encodes the specified MemberChange message. Does not implicitly {@link raft.MemberChange.verify|verify} messages.
         * @function encode
         * @memberof raft.MemberChange
         * @static
         * @param {raft.MemberChange.$Properties} message MemberChange message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MemberChange.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.id);
            if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.address);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified MemberChange message, length delimited. Does not implicitly {@link raft.MemberChange.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.MemberChange
         * @static
         * @param {raft.MemberChange.$Properties} message MemberChange message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MemberChange.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a MemberChange message from the specified reader or buffer.
         * @function decode
         * @memberof raft.MemberChange
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.MemberChange & raft.MemberChange.$Shape} MemberChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MemberChange.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.MemberChange();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.kind = value;
                        else
                            delete message.kind;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.address = value;
                        else
                            delete message.address;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a MemberChange message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.MemberChange
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.MemberChange & raft.MemberChange.$Shape} MemberChange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MemberChange.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a MemberChange message.
         * @function verify
         * @memberof raft.MemberChange
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        MemberChange.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                if (typeof message.kind !== "number" || (message.kind | 0) !== message.kind)
                    return "kind: enum value expected";
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                if (!$util.isInteger(message.id) && !(message.id && $util.isInteger(message.id.low) && $util.isInteger(message.id.high)))
                    return "id: integer|Long expected";
            if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                if (!$util.isString(message.address))
                    return "address: string expected";
            return null;
        };

        /**
         * Creates a MemberChange message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.MemberChange
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.MemberChange} MemberChange
         */
        MemberChange.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.MemberChange)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.MemberChange: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.MemberChange();
            if (object.kind !== 0 && (typeof object.kind !== "string" || $root.raft.MemberChange.Kind[object.kind] !== 0))
                switch (object.kind) {
                case "ADD_VOTER":
                case 0:
                    message.kind = 0;
                    break;
                case "ADD_LEARNER":
                case 1:
                    message.kind = 1;
                    break;
                case "REMOVE":
                case 2:
                    message.kind = 2;
                    break;
                case "UPDATE":
                case 3:
                    message.kind = 3;
                    break;
                default:
                    if (typeof object.kind === "number" && (object.kind | 0) === object.kind)
                        message.kind = object.kind;
                }
            if (object.id != null)
                if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                    if ($util.Long)
                        message.id = $util.Long.fromValue(object.id, true);
                    else if (typeof object.id === "string")
                        message.id = $parseInt(object.id, 10);
                    else if (typeof object.id === "number")
                        message.id = object.id;
                    else if (typeof object.id === "object")
                        message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
            if (object.address != null)
                if (typeof object.address !== "string" || object.address.length)
                    message.address = $String(object.address);
            return message;
        };

        /**
         * Creates a plain object from a MemberChange message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.MemberChange
         * @static
         * @param {raft.MemberChange} message MemberChange
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        MemberChange.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                object.kind = options.enums === $String ? "ADD_VOTER" : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.address = "";
            }
            if (message.kind != null && $Object.hasOwnProperty.call(message, "kind"))
                object.kind = options.enums === $String ? $root.raft.MemberChange.Kind[message.kind] === $undefined ? message.kind : $root.raft.MemberChange.Kind[message.kind] : message.kind;
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                else if (typeof message.id === "number")
                    object.id = options.longs === $String ? $String(message.id) : message.id;
                else
                    object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
            if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                object.address = message.address;
            return object;
        };

        /**
         * Converts this MemberChange to JSON.
         * @function toJSON
         * @memberof raft.MemberChange
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        MemberChange.prototype.toJSON = function() {
            return MemberChange.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for MemberChange
         * @function getTypeUrl
         * @memberof raft.MemberChange
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        MemberChange.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.MemberChange";
        };

        /**
         * Kind enum.
         * @name raft.MemberChange.Kind
         * @enum {number}
         * @property {number} ADD_VOTER=0 ADD_VOTER value
         * @property {number} ADD_LEARNER=1 ADD_LEARNER value
         * @property {number} REMOVE=2 REMOVE value
         * @property {number} UPDATE=3 UPDATE value
         */
        MemberChange.Kind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ADD_VOTER"] = 0;
            values[valuesById[1] = "ADD_LEARNER"] = 1;
            values[valuesById[2] = "REMOVE"] = 2;
            values[valuesById[3] = "UPDATE"] = 3;
            return values;
        })();

        return MemberChange;
    })();

    raft.ConfigState = (function() {

        /**
         * Properties of a ConfigState.
         * @typedef {Object} raft.ConfigState.$Properties
         * @property {Array.<number>|null} [voters] ConfigState voters
         * @property {Array.<number>|null} [outgoing] ConfigState outgoing
         * @property {Array.<number>|null} [learners] ConfigState learners
         * @property {Array.<number>|null} [learnersNext] ConfigState learnersNext
         * @property {boolean|null} [autoLeave] ConfigState autoLeave
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfigState.
         * @memberof raft
         * @interface IConfigState
         * @augments raft.ConfigState.$Properties
         * @deprecated Use raft.ConfigState.$Properties instead.
         */

        /**
         * Shape of a ConfigState.
         * @typedef {raft.ConfigState.$Properties} raft.ConfigState.$Shape
         */

        /**
         * Constructs a new ConfigState.
         * @memberof raft
         * @classdesc Represents a ConfigState.
         * @constructor
         * @param {raft.ConfigState.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfigState = function (properties) {
            this.voters = [];
            this.outgoing = [];
            this.learners = [];
            this.learnersNext = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfigState voters.
         * @member {Array.<number>} voters
         * @memberof raft.ConfigState
         * @instance
         */
        ConfigState.prototype.voters = $util.emptyArray;

        /**
         * ConfigState outgoing.
         * @member {Array.<number>} outgoing
         * @memberof raft.ConfigState
         * @instance
         */
        ConfigState.prototype.outgoing = $util.emptyArray;

        /**
         * ConfigState learners.
         * @member {Array.<number>} learners
         * @memberof raft.ConfigState
         * @instance
         */
        ConfigState.prototype.learners = $util.emptyArray;

        /**
         * ConfigState learnersNext.
         * @member {Array.<number>} learnersNext
         * @memberof raft.ConfigState
         * @instance
         */
        ConfigState.prototype.learnersNext = $util.emptyArray;

        /**
         * ConfigState autoLeave.
         * @member {boolean} autoLeave
         * @memberof raft.ConfigState
         * @instance
         */
        ConfigState.prototype.autoLeave = false;

        /**
         * Creates a new ConfigState instance using the specified properties.
         * @function create
         * @memberof raft.ConfigState
         * @static
         * @param {raft.ConfigState.$Properties=} [properties] Properties to set
         * @returns {raft.ConfigState} ConfigState instance
         * @type {{
         *   (properties: raft.ConfigState.$Shape): raft.ConfigState & raft.ConfigState.$Shape;
         *   (properties?: raft.ConfigState.$Properties): raft.ConfigState;
         * }}
         */
        ConfigState.create = function(properties) {
            return new ConfigState(properties);
        };

        /**
         * Encodes the specified ConfigState message. Does not implicitly {@link raft.ConfigState.verify|verify} messages.
         * @function encode
         * @memberof raft.ConfigState
         * @static
         * @param {raft.ConfigState.$Properties} message ConfigState message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfigState.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.voters != null && message.voters.length)
                writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.voters);
            if (message.outgoing != null && message.outgoing.length)
                writer.uint32(/* id 2, wireType 2 =*/18).uint64s(message.outgoing);
            if (message.learners != null && message.learners.length)
                writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.learners);
            if (message.learnersNext != null && message.learnersNext.length)
                writer.uint32(/* id 4, wireType 2 =*/34).uint64s(message.learnersNext);
            if (message.autoLeave != null && $Object.hasOwnProperty.call(message, "autoLeave") && message.autoLeave !== false)
                writer.uint32(/* id 5, wireType 0 =*/40).bool(message.autoLeave);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified ConfigState message, length delimited. Does not implicitly {@link raft.ConfigState.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.ConfigState
         * @static
         * @param {raft.ConfigState.$Properties} message ConfigState message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfigState.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a ConfigState message from the specified reader or buffer.
         * @function decode
         * @memberof raft.ConfigState
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.ConfigState & raft.ConfigState.$Shape} ConfigState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfigState.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.ConfigState();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType === 2) {
                            if (!(message.voters && message.voters.length))
                                message.voters = [];
                            reader.uint64s(message.voters);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.voters && message.voters.length))
                            message.voters = [];
                        message.voters.push(reader.uint64());
                        continue;
                    }
                case 2: {
                        if (wireType === 2) {
                            if (!(message.outgoing && message.outgoing.length))
                                message.outgoing = [];
                            reader.uint64s(message.outgoing);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.outgoing && message.outgoing.length))
                            message.outgoing = [];
                        message.outgoing.push(reader.uint64());
                        continue;
                    }
                case 3: {
                        if (wireType === 2) {
                            if (!(message.learners && message.learners.length))
                                message.learners = [];
                            reader.uint64s(message.learners);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.learners && message.learners.length))
                            message.learners = [];
                        message.learners.push(reader.uint64());
                        continue;
                    }
                case 4: {
                        if (wireType === 2) {
                            if (!(message.learnersNext && message.learnersNext.length))
                                message.learnersNext = [];
                            reader.uint64s(message.learnersNext);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.learnersNext && message.learnersNext.length))
                            message.learnersNext = [];
                        message.learnersNext.push(reader.uint64());
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.autoLeave = value;
                        else
                            delete message.autoLeave;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a ConfigState message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.ConfigState
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.ConfigState & raft.ConfigState.$Shape} ConfigState
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfigState.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a ConfigState message.
         * @function verify
         * @memberof raft.ConfigState
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        ConfigState.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.voters != null && $Object.hasOwnProperty.call(message, "voters")) {
                if (!$Array.isArray(message.voters))
                    return "voters: array expected";
                for (let i = 0; i < message.voters.length; ++i)
                    if (!$util.isInteger(message.voters[i]) && !(message.voters[i] && $util.isInteger(message.voters[i].low) && $util.isInteger(message.voters[i].high)))
                        return "voters: integer|Long[] expected";
            }
            if (message.outgoing != null && $Object.hasOwnProperty.call(message, "outgoing")) {
                if (!$Array.isArray(message.outgoing))
                    return "outgoing: array expected";
                for (let i = 0; i < message.outgoing.length; ++i)
                    if (!$util.isInteger(message.outgoing[i]) && !(message.outgoing[i] && $util.isInteger(message.outgoing[i].low) && $util.isInteger(message.outgoing[i].high)))
                        return "outgoing: integer|Long[] expected";
            }
            if (message.learners != null && $Object.hasOwnProperty.call(message, "learners")) {
                if (!$Array.isArray(message.learners))
                    return "learners: array expected";
                for (let i = 0; i < message.learners.length; ++i)
                    if (!$util.isInteger(message.learners[i]) && !(message.learners[i] && $util.isInteger(message.learners[i].low) && $util.isInteger(message.learners[i].high)))
                        return "learners: integer|Long[] expected";
            }
            if (message.learnersNext != null && $Object.hasOwnProperty.call(message, "learnersNext")) {
                if (!$Array.isArray(message.learnersNext))
                    return "learnersNext: array expected";
                for (let i = 0; i < message.learnersNext.length; ++i)
                    if (!$util.isInteger(message.learnersNext[i]) && !(message.learnersNext[i] && $util.isInteger(message.learnersNext[i].low) && $util.isInteger(message.learnersNext[i].high)))
                        return "learnersNext: integer|Long[] expected";
            }
            if (message.autoLeave != null && $Object.hasOwnProperty.call(message, "autoLeave"))
                if (typeof message.autoLeave !== "boolean")
                    return "autoLeave: boolean expected";
            return null;
        };

        /**
         * Creates a ConfigState message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.ConfigState
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.ConfigState} ConfigState
         */
        ConfigState.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.ConfigState)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.ConfigState: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.ConfigState();
            if (object.voters) {
                if (!$Array.isArray(object.voters))
                    throw $TypeError(".raft.ConfigState.voters: array expected");
                message.voters = $Array(object.voters.length);
                for (let i = 0; i < object.voters.length; ++i)
                    if ($util.Long)
                        message.voters[i] = $util.Long.fromValue(object.voters[i], true);
                    else if (typeof object.voters[i] === "string")
                        message.voters[i] = $parseInt(object.voters[i], 10);
                    else if (typeof object.voters[i] === "number")
                        message.voters[i] = object.voters[i];
                    else if (typeof object.voters[i] === "object")
                        message.voters[i] = new $util.LongBits(object.voters[i].low >>> 0, object.voters[i].high >>> 0).toNumber(true);
            }
            if (object.outgoing) {
                if (!$Array.isArray(object.outgoing))
                    throw $TypeError(".raft.ConfigState.outgoing: array expected");
                message.outgoing = $Array(object.outgoing.length);
                for (let i = 0; i < object.outgoing.length; ++i)
                    if ($util.Long)
                        message.outgoing[i] = $util.Long.fromValue(object.outgoing[i], true);
                    else if (typeof object.outgoing[i] === "string")
                        message.outgoing[i] = $parseInt(object.outgoing[i], 10);
                    else if (typeof object.outgoing[i] === "number")
                        message.outgoing[i] = object.outgoing[i];
                    else if (typeof object.outgoing[i] === "object")
                        message.outgoing[i] = new $util.LongBits(object.outgoing[i].low >>> 0, object.outgoing[i].high >>> 0).toNumber(true);
            }
            if (object.learners) {
                if (!$Array.isArray(object.learners))
                    throw $TypeError(".raft.ConfigState.learners: array expected");
                message.learners = $Array(object.learners.length);
                for (let i = 0; i < object.learners.length; ++i)
                    if ($util.Long)
                        message.learners[i] = $util.Long.fromValue(object.learners[i], true);
                    else if (typeof object.learners[i] === "string")
                        message.learners[i] = $parseInt(object.learners[i], 10);
                    else if (typeof object.learners[i] === "number")
                        message.learners[i] = object.learners[i];
                    else if (typeof object.learners[i] === "object")
                        message.learners[i] = new $util.LongBits(object.learners[i].low >>> 0, object.learners[i].high >>> 0).toNumber(true);
            }
            if (object.learnersNext) {
                if (!$Array.isArray(object.learnersNext))
                    throw $TypeError(".raft.ConfigState.learnersNext: array expected");
                message.learnersNext = $Array(object.learnersNext.length);
                for (let i = 0; i < object.learnersNext.length; ++i)
                    if ($util.Long)
                        message.learnersNext[i] = $util.Long.fromValue(object.learnersNext[i], true);
                    else if (typeof object.learnersNext[i] === "string")
                        message.learnersNext[i] = $parseInt(object.learnersNext[i], 10);
                    else if (typeof object.learnersNext[i] === "number")
                        message.learnersNext[i] = object.learnersNext[i];
                    else if (typeof object.learnersNext[i] === "object")
                        message.learnersNext[i] = new $util.LongBits(object.learnersNext[i].low >>> 0, object.learnersNext[i].high >>> 0).toNumber(true);
            }
            if (object.autoLeave != null)
                if (object.autoLeave)
                    message.autoLeave = $Boolean(object.autoLeave);
            return message;
        };

        /**
         * Creates a plain object from a ConfigState message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.ConfigState
         * @static
         * @param {raft.ConfigState} message ConfigState
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        ConfigState.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults) {
                object.voters = [];
                object.outgoing = [];
                object.learners = [];
                object.learnersNext = [];
            }
            if (options.defaults)
                object.autoLeave = false;
            if (message.voters && message.voters.length) {
                object.voters = $Array(message.voters.length);
                for (let j = 0; j < message.voters.length; ++j)
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.voters[j] = typeof message.voters[j] === "number" ? $BigInt(message.voters[j]) : $util.Long.fromBits(message.voters[j].low >>> 0, message.voters[j].high >>> 0, true).toBigInt();
                    else if (typeof message.voters[j] === "number")
                        object.voters[j] = options.longs === $String ? $String(message.voters[j]) : message.voters[j];
                    else
                        object.voters[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.voters[j]) : options.longs === $Number ? new $util.LongBits(message.voters[j].low >>> 0, message.voters[j].high >>> 0).toNumber(true) : message.voters[j];
            }
            if (message.outgoing && message.outgoing.length) {
                object.outgoing = $Array(message.outgoing.length);
                for (let j = 0; j < message.outgoing.length; ++j)
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.outgoing[j] = typeof message.outgoing[j] === "number" ? $BigInt(message.outgoing[j]) : $util.Long.fromBits(message.outgoing[j].low >>> 0, message.outgoing[j].high >>> 0, true).toBigInt();
                    else if (typeof message.outgoing[j] === "number")
                        object.outgoing[j] = options.longs === $String ? $String(message.outgoing[j]) : message.outgoing[j];
                    else
                        object.outgoing[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.outgoing[j]) : options.longs === $Number ? new $util.LongBits(message.outgoing[j].low >>> 0, message.outgoing[j].high >>> 0).toNumber(true) : message.outgoing[j];
            }
            if (message.learners && message.learners.length) {
                object.learners = $Array(message.learners.length);
                for (let j = 0; j < message.learners.length; ++j)
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.learners[j] = typeof message.learners[j] === "number" ? $BigInt(message.learners[j]) : $util.Long.fromBits(message.learners[j].low >>> 0, message.learners[j].high >>> 0, true).toBigInt();
                    else if (typeof message.learners[j] === "number")
                        object.learners[j] = options.longs === $String ? $String(message.learners[j]) : message.learners[j];
                    else
                        object.learners[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.learners[j]) : options.longs === $Number ? new $util.LongBits(message.learners[j].low >>> 0, message.learners[j].high >>> 0).toNumber(true) : message.learners[j];
            }
            if (message.learnersNext && message.learnersNext.length) {
                object.learnersNext = $Array(message.learnersNext.length);
                for (let j = 0; j < message.learnersNext.length; ++j)
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.learnersNext[j] = typeof message.learnersNext[j] === "number" ? $BigInt(message.learnersNext[j]) : $util.Long.fromBits(message.learnersNext[j].low >>> 0, message.learnersNext[j].high >>> 0, true).toBigInt();
                    else if (typeof message.learnersNext[j] === "number")
                        object.learnersNext[j] = options.longs === $String ? $String(message.learnersNext[j]) : message.learnersNext[j];
                    else
                        object.learnersNext[j] = options.longs === $String ? $util.Long.prototype.toString.call(message.learnersNext[j]) : options.longs === $Number ? new $util.LongBits(message.learnersNext[j].low >>> 0, message.learnersNext[j].high >>> 0).toNumber(true) : message.learnersNext[j];
            }
            if (message.autoLeave != null && $Object.hasOwnProperty.call(message, "autoLeave"))
                object.autoLeave = message.autoLeave;
            return object;
        };

        /**
         * Converts this ConfigState to JSON.
         * @function toJSON
         * @memberof raft.ConfigState
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        ConfigState.prototype.toJSON = function() {
            return ConfigState.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for ConfigState
         * @function getTypeUrl
         * @memberof raft.ConfigState
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        ConfigState.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.ConfigState";
        };

        return ConfigState;
    })();

    raft.MemberAddress = (function() {

        /**
         * Properties of a MemberAddress.
         * @typedef {Object} raft.MemberAddress.$Properties
         * @property {number|null} [id] MemberAddress id
         * @property {string|null} [address] MemberAddress address
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a MemberAddress.
         * @memberof raft
         * @interface IMemberAddress
         * @augments raft.MemberAddress.$Properties
         * @deprecated Use raft.MemberAddress.$Properties instead.
         */

        /**
         * Shape of a MemberAddress.
         * @typedef {raft.MemberAddress.$Properties} raft.MemberAddress.$Shape
         */

        /**
         * Constructs a new MemberAddress.
         * @memberof raft
         * @classdesc Represents a MemberAddress.
         * @constructor
         * @param {raft.MemberAddress.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const MemberAddress = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * MemberAddress id.
         * @member {number} id
         * @memberof raft.MemberAddress
         * @instance
         */
        MemberAddress.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * MemberAddress address.
         * @member {string} address
         * @memberof raft.MemberAddress
         * @instance
         */
        MemberAddress.prototype.address = "";

        /**
         * Creates a new MemberAddress instance using the specified properties.
         * @function create
         * @memberof raft.MemberAddress
         * @static
         * @param {raft.MemberAddress.$Properties=} [properties] Properties to set
         * @returns {raft.MemberAddress} MemberAddress instance
         * @type {{
         *   (properties: raft.MemberAddress.$Shape): raft.MemberAddress & raft.MemberAddress.$Shape;
         *   (properties?: raft.MemberAddress.$Properties): raft.MemberAddress;
         * }}
         */
        MemberAddress.create = function(properties) {
            return new MemberAddress(properties);
        };

        /**
         * Encodes the specified MemberAddress message. Does not implicitly {@link raft.MemberAddress.verify|verify} messages.
         * @function encode
         * @memberof raft.MemberAddress
         * @static
         * @param {raft.MemberAddress.$Properties} message MemberAddress message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MemberAddress.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
            if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.address);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified MemberAddress message, length delimited. Does not implicitly {@link raft.MemberAddress.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.MemberAddress
         * @static
         * @param {raft.MemberAddress.$Properties} message MemberAddress message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MemberAddress.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a MemberAddress message from the specified reader or buffer.
         * @function decode
         * @memberof raft.MemberAddress
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.MemberAddress & raft.MemberAddress.$Shape} MemberAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MemberAddress.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.MemberAddress();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.address = value;
                        else
                            delete message.address;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a MemberAddress message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.MemberAddress
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.MemberAddress & raft.MemberAddress.$Shape} MemberAddress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MemberAddress.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a MemberAddress message.
         * @function verify
         * @memberof raft.MemberAddress
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        MemberAddress.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                if (!$util.isInteger(message.id) && !(message.id && $util.isInteger(message.id.low) && $util.isInteger(message.id.high)))
                    return "id: integer|Long expected";
            if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                if (!$util.isString(message.address))
                    return "address: string expected";
            return null;
        };

        /**
         * Creates a MemberAddress message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.MemberAddress
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.MemberAddress} MemberAddress
         */
        MemberAddress.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.MemberAddress)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.MemberAddress: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.MemberAddress();
            if (object.id != null)
                if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                    if ($util.Long)
                        message.id = $util.Long.fromValue(object.id, true);
                    else if (typeof object.id === "string")
                        message.id = $parseInt(object.id, 10);
                    else if (typeof object.id === "number")
                        message.id = object.id;
                    else if (typeof object.id === "object")
                        message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
            if (object.address != null)
                if (typeof object.address !== "string" || object.address.length)
                    message.address = $String(object.address);
            return message;
        };

        /**
         * Creates a plain object from a MemberAddress message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.MemberAddress
         * @static
         * @param {raft.MemberAddress} message MemberAddress
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        MemberAddress.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.address = "";
            }
            if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                else if (typeof message.id === "number")
                    object.id = options.longs === $String ? $String(message.id) : message.id;
                else
                    object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
            if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                object.address = message.address;
            return object;
        };

        /**
         * Converts this MemberAddress to JSON.
         * @function toJSON
         * @memberof raft.MemberAddress
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        MemberAddress.prototype.toJSON = function() {
            return MemberAddress.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for MemberAddress
         * @function getTypeUrl
         * @memberof raft.MemberAddress
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        MemberAddress.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.MemberAddress";
        };

        return MemberAddress;
    })();

    raft.SnapshotHeader = (function() {

        /**
         * Properties of a SnapshotHeader.
         * @typedef {Object} raft.SnapshotHeader.$Properties
         * @property {number|null} [index] SnapshotHeader index
         * @property {number|null} [term] SnapshotHeader term
         * @property {raft.ConfigState.$Properties|null} [config] SnapshotHeader config
         * @property {Array.<raft.MemberAddress.$Properties>|null} [addresses] SnapshotHeader addresses
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapshotHeader.
         * @memberof raft
         * @interface ISnapshotHeader
         * @augments raft.SnapshotHeader.$Properties
         * @deprecated Use raft.SnapshotHeader.$Properties instead.
         */

        /**
         * Shape of a SnapshotHeader.
         * @typedef {raft.SnapshotHeader.$Properties} raft.SnapshotHeader.$Shape
         */

        /**
         * Constructs a new SnapshotHeader.
         * @memberof raft
         * @classdesc Represents a SnapshotHeader.
         * @constructor
         * @param {raft.SnapshotHeader.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapshotHeader = function (properties) {
            this.addresses = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapshotHeader index.
         * @member {number} index
         * @memberof raft.SnapshotHeader
         * @instance
         */
        SnapshotHeader.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * SnapshotHeader term.
         * @member {number} term
         * @memberof raft.SnapshotHeader
         * @instance
         */
        SnapshotHeader.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * SnapshotHeader config.
         * @member {raft.ConfigState.$Properties|null|undefined} config
         * @memberof raft.SnapshotHeader
         * @instance
         */
        SnapshotHeader.prototype.config = null;

        /**
         * SnapshotHeader addresses.
         * @member {Array.<raft.MemberAddress.$Properties>} addresses
         * @memberof raft.SnapshotHeader
         * @instance
         */
        SnapshotHeader.prototype.addresses = $util.emptyArray;

        /**
         * Creates a new SnapshotHeader instance using the specified properties.
         * @function create
         * @memberof raft.SnapshotHeader
         * @static
         * @param {raft.SnapshotHeader.$Properties=} [properties] Properties to set
         * @returns {raft.SnapshotHeader} SnapshotHeader instance
         * @type {{
         *   (properties: raft.SnapshotHeader.$Shape): raft.SnapshotHeader & raft.SnapshotHeader.$Shape;
         *   (properties?: raft.SnapshotHeader.$Properties): raft.SnapshotHeader;
         * }}
         */
        SnapshotHeader.create = function(properties) {
            return new SnapshotHeader(properties);
        };

        /**
         * Encodes the specified SnapshotHeader message. Does not implicitly {@link raft.SnapshotHeader.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapshotHeader
         * @static
         * @param {raft.SnapshotHeader.$Properties} message SnapshotHeader message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotHeader.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.index);
            if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.term);
            if (message.config != null && $Object.hasOwnProperty.call(message, "config"))
                $root.raft.ConfigState.encode(message.config, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.addresses != null && message.addresses.length)
                for (let i = 0; i < message.addresses.length; ++i)
                    $root.raft.MemberAddress.encode(message.addresses[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified SnapshotHeader message, length delimited. Does not implicitly {@link raft.SnapshotHeader.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.SnapshotHeader
         * @static
         * @param {raft.SnapshotHeader.$Properties} message SnapshotHeader message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotHeader.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a SnapshotHeader message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapshotHeader
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapshotHeader & raft.SnapshotHeader.$Shape} SnapshotHeader
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotHeader.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapshotHeader();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.index = value;
                        else
                            delete message.index;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.term = value;
                        else
                            delete message.term;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.config = $root.raft.ConfigState.decode(reader, reader.size(), $undefined, _depth + 1, message.config);
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.addresses && message.addresses.length))
                            message.addresses = [];
                        message.addresses.push($root.raft.MemberAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a SnapshotHeader message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.SnapshotHeader
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.SnapshotHeader & raft.SnapshotHeader.$Shape} SnapshotHeader
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotHeader.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a SnapshotHeader message.
         * @function verify
         * @memberof raft.SnapshotHeader
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        SnapshotHeader.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                if (!$util.isInteger(message.index) && !(message.index && $util.isInteger(message.index.low) && $util.isInteger(message.index.high)))
                    return "index: integer|Long expected";
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (!$util.isInteger(message.term) && !(message.term && $util.isInteger(message.term.low) && $util.isInteger(message.term.high)))
                    return "term: integer|Long expected";
            if (message.config != null && $Object.hasOwnProperty.call(message, "config")) {
                let error = $root.raft.ConfigState.verify(message.config, _depth + 1);
                if (error)
                    return "config." + error;
            }
            if (message.addresses != null && $Object.hasOwnProperty.call(message, "addresses")) {
                if (!$Array.isArray(message.addresses))
                    return "addresses: array expected";
                for (let i = 0; i < message.addresses.length; ++i) {
                    let error = $root.raft.MemberAddress.verify(message.addresses[i], _depth + 1);
                    if (error)
                        return "addresses." + error;
                }
            }
            return null;
        };

        /**
         * Creates a SnapshotHeader message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.SnapshotHeader
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.SnapshotHeader} SnapshotHeader
         */
        SnapshotHeader.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.SnapshotHeader)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.SnapshotHeader: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.SnapshotHeader();
            if (object.index != null)
                if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                    if ($util.Long)
                        message.index = $util.Long.fromValue(object.index, true);
                    else if (typeof object.index === "string")
                        message.index = $parseInt(object.index, 10);
                    else if (typeof object.index === "number")
                        message.index = object.index;
                    else if (typeof object.index === "object")
                        message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
            if (object.term != null)
                if (typeof object.term === "object" ? object.term.low || object.term.high : $Number(object.term) !== 0)
                    if ($util.Long)
                        message.term = $util.Long.fromValue(object.term, true);
                    else if (typeof object.term === "string")
                        message.term = $parseInt(object.term, 10);
                    else if (typeof object.term === "number")
                        message.term = object.term;
                    else if (typeof object.term === "object")
                        message.term = new $util.LongBits(object.term.low >>> 0, object.term.high >>> 0).toNumber(true);
            if (object.config != null) {
                if (!$util.isObject(object.config))
                    throw $TypeError(".raft.SnapshotHeader.config: object expected");
                message.config = $root.raft.ConfigState.fromObject(object.config, _depth + 1);
            }
            if (object.addresses) {
                if (!$Array.isArray(object.addresses))
                    throw $TypeError(".raft.SnapshotHeader.addresses: array expected");
                message.addresses = $Array(object.addresses.length);
                for (let i = 0; i < object.addresses.length; ++i) {
                    if (!$util.isObject(object.addresses[i]))
                        throw $TypeError(".raft.SnapshotHeader.addresses: object expected");
                    message.addresses[i] = $root.raft.MemberAddress.fromObject(object.addresses[i], _depth + 1);
                }
            }
            return message;
        };

        /**
         * Creates a plain object from a SnapshotHeader message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.SnapshotHeader
         * @static
         * @param {raft.SnapshotHeader} message SnapshotHeader
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SnapshotHeader.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.arrays || options.defaults)
                object.addresses = [];
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.term = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.term = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.config = null;
            }
            if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                else if (typeof message.index === "number")
                    object.index = options.longs === $String ? $String(message.index) : message.index;
                else
                    object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.term = typeof message.term === "number" ? $BigInt(message.term) : $util.Long.fromBits(message.term.low >>> 0, message.term.high >>> 0, true).toBigInt();
                else if (typeof message.term === "number")
                    object.term = options.longs === $String ? $String(message.term) : message.term;
                else
                    object.term = options.longs === $String ? $util.Long.prototype.toString.call(message.term) : options.longs === $Number ? new $util.LongBits(message.term.low >>> 0, message.term.high >>> 0).toNumber(true) : message.term;
            if (message.config != null && $Object.hasOwnProperty.call(message, "config"))
                object.config = $root.raft.ConfigState.toObject(message.config, options, _depth + 1);
            if (message.addresses && message.addresses.length) {
                object.addresses = $Array(message.addresses.length);
                for (let j = 0; j < message.addresses.length; ++j)
                    object.addresses[j] = $root.raft.MemberAddress.toObject(message.addresses[j], options, _depth + 1);
            }
            return object;
        };

        /**
         * Converts this SnapshotHeader to JSON.
         * @function toJSON
         * @memberof raft.SnapshotHeader
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SnapshotHeader.prototype.toJSON = function() {
            return SnapshotHeader.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for SnapshotHeader
         * @function getTypeUrl
         * @memberof raft.SnapshotHeader
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SnapshotHeader.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.SnapshotHeader";
        };

        return SnapshotHeader;
    })();

    raft.SnapshotOffer = (function() {

        /**
         * Properties of a SnapshotOffer.
         * @typedef {Object} raft.SnapshotOffer.$Properties
         * @property {number|null} [term] SnapshotOffer term
         * @property {raft.SnapshotHeader.$Properties|null} [header] SnapshotOffer header
         * @property {Uint8Array|null} [file] SnapshotOffer file
         * @property {number|null} [totalBytes] SnapshotOffer totalBytes
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapshotOffer.
         * @memberof raft
         * @interface ISnapshotOffer
         * @augments raft.SnapshotOffer.$Properties
         * @deprecated Use raft.SnapshotOffer.$Properties instead.
         */

        /**
         * Shape of a SnapshotOffer.
         * @typedef {raft.SnapshotOffer.$Properties} raft.SnapshotOffer.$Shape
         */

        /**
         * Constructs a new SnapshotOffer.
         * @memberof raft
         * @classdesc Represents a SnapshotOffer.
         * @constructor
         * @param {raft.SnapshotOffer.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapshotOffer = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapshotOffer term.
         * @member {number} term
         * @memberof raft.SnapshotOffer
         * @instance
         */
        SnapshotOffer.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * SnapshotOffer header.
         * @member {raft.SnapshotHeader.$Properties|null|undefined} header
         * @memberof raft.SnapshotOffer
         * @instance
         */
        SnapshotOffer.prototype.header = null;

        /**
         * SnapshotOffer file.
         * @member {Uint8Array} file
         * @memberof raft.SnapshotOffer
         * @instance
         */
        SnapshotOffer.prototype.file = $util.newBuffer([]);

        /**
         * SnapshotOffer totalBytes.
         * @member {number} totalBytes
         * @memberof raft.SnapshotOffer
         * @instance
         */
        SnapshotOffer.prototype.totalBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Creates a new SnapshotOffer instance using the specified properties.
         * @function create
         * @memberof raft.SnapshotOffer
         * @static
         * @param {raft.SnapshotOffer.$Properties=} [properties] Properties to set
         * @returns {raft.SnapshotOffer} SnapshotOffer instance
         * @type {{
         *   (properties: raft.SnapshotOffer.$Shape): raft.SnapshotOffer & raft.SnapshotOffer.$Shape;
         *   (properties?: raft.SnapshotOffer.$Properties): raft.SnapshotOffer;
         * }}
         */
        SnapshotOffer.create = function(properties) {
            return new SnapshotOffer(properties);
        };

        /**
         * Encodes the specified SnapshotOffer message. Does not implicitly {@link raft.SnapshotOffer.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapshotOffer
         * @static
         * @param {raft.SnapshotOffer.$Properties} message SnapshotOffer message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotOffer.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.term);
            if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                $root.raft.SnapshotHeader.encode(message.header, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.file != null && $Object.hasOwnProperty.call(message, "file") && message.file.length)
                writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.file);
            if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && (typeof message.totalBytes === "object" ? message.totalBytes.low || message.totalBytes.high : message.totalBytes !== 0))
                writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.totalBytes);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified SnapshotOffer message, length delimited. Does not implicitly {@link raft.SnapshotOffer.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.SnapshotOffer
         * @static
         * @param {raft.SnapshotOffer.$Properties} message SnapshotOffer message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotOffer.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a SnapshotOffer message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapshotOffer
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapshotOffer & raft.SnapshotOffer.$Shape} SnapshotOffer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotOffer.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapshotOffer();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.term = value;
                        else
                            delete message.term;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.header = $root.raft.SnapshotHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.header);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.file = value;
                        else
                            delete message.file;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.totalBytes = value;
                        else
                            delete message.totalBytes;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a SnapshotOffer message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.SnapshotOffer
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.SnapshotOffer & raft.SnapshotOffer.$Shape} SnapshotOffer
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotOffer.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a SnapshotOffer message.
         * @function verify
         * @memberof raft.SnapshotOffer
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        SnapshotOffer.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (!$util.isInteger(message.term) && !(message.term && $util.isInteger(message.term.low) && $util.isInteger(message.term.high)))
                    return "term: integer|Long expected";
            if (message.header != null && $Object.hasOwnProperty.call(message, "header")) {
                let error = $root.raft.SnapshotHeader.verify(message.header, _depth + 1);
                if (error)
                    return "header." + error;
            }
            if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                if (!(message.file && typeof message.file.length === "number" || $util.isString(message.file)))
                    return "file: buffer expected";
            if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes"))
                if (!$util.isInteger(message.totalBytes) && !(message.totalBytes && $util.isInteger(message.totalBytes.low) && $util.isInteger(message.totalBytes.high)))
                    return "totalBytes: integer|Long expected";
            return null;
        };

        /**
         * Creates a SnapshotOffer message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.SnapshotOffer
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.SnapshotOffer} SnapshotOffer
         */
        SnapshotOffer.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.SnapshotOffer)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.SnapshotOffer: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.SnapshotOffer();
            if (object.term != null)
                if (typeof object.term === "object" ? object.term.low || object.term.high : $Number(object.term) !== 0)
                    if ($util.Long)
                        message.term = $util.Long.fromValue(object.term, true);
                    else if (typeof object.term === "string")
                        message.term = $parseInt(object.term, 10);
                    else if (typeof object.term === "number")
                        message.term = object.term;
                    else if (typeof object.term === "object")
                        message.term = new $util.LongBits(object.term.low >>> 0, object.term.high >>> 0).toNumber(true);
            if (object.header != null) {
                if (!$util.isObject(object.header))
                    throw $TypeError(".raft.SnapshotOffer.header: object expected");
                message.header = $root.raft.SnapshotHeader.fromObject(object.header, _depth + 1);
            }
            if (object.file != null)
                if (object.file.length)
                    if (typeof object.file === "string")
                        $util.base64.decode(object.file, message.file = $util.newBuffer($util.base64.length(object.file)), 0);
                    else if (object.file.length >= 0)
                        message.file = object.file;
            if (object.totalBytes != null)
                if (typeof object.totalBytes === "object" ? object.totalBytes.low || object.totalBytes.high : $Number(object.totalBytes) !== 0)
                    if ($util.Long)
                        message.totalBytes = $util.Long.fromValue(object.totalBytes, true);
                    else if (typeof object.totalBytes === "string")
                        message.totalBytes = $parseInt(object.totalBytes, 10);
                    else if (typeof object.totalBytes === "number")
                        message.totalBytes = object.totalBytes;
                    else if (typeof object.totalBytes === "object")
                        message.totalBytes = new $util.LongBits(object.totalBytes.low >>> 0, object.totalBytes.high >>> 0).toNumber(true);
            return message;
        };

        /**
         * Creates a plain object from a SnapshotOffer message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.SnapshotOffer
         * @static
         * @param {raft.SnapshotOffer} message SnapshotOffer
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SnapshotOffer.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.term = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.term = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.header = null;
                if (options.bytes === $String)
                    object.file = "";
                else {
                    object.file = [];
                    if (options.bytes !== $Array)
                        object.file = $util.newBuffer(object.file);
                }
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.totalBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.totalBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
            }
            if (message.term != null && $Object.hasOwnProperty.call(message, "term"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.term = typeof message.term === "number" ? $BigInt(message.term) : $util.Long.fromBits(message.term.low >>> 0, message.term.high >>> 0, true).toBigInt();
                else if (typeof message.term === "number")
                    object.term = options.longs === $String ? $String(message.term) : message.term;
                else
                    object.term = options.longs === $String ? $util.Long.prototype.toString.call(message.term) : options.longs === $Number ? new $util.LongBits(message.term.low >>> 0, message.term.high >>> 0).toNumber(true) : message.term;
            if (message.header != null && $Object.hasOwnProperty.call(message, "header"))
                object.header = $root.raft.SnapshotHeader.toObject(message.header, options, _depth + 1);
            if (message.file != null && $Object.hasOwnProperty.call(message, "file"))
                object.file = options.bytes === $String ? $util.base64.encode(message.file, 0, message.file.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.file) : message.file;
            if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.totalBytes = typeof message.totalBytes === "number" ? $BigInt(message.totalBytes) : $util.Long.fromBits(message.totalBytes.low >>> 0, message.totalBytes.high >>> 0, true).toBigInt();
                else if (typeof message.totalBytes === "number")
                    object.totalBytes = options.longs === $String ? $String(message.totalBytes) : message.totalBytes;
                else
                    object.totalBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.totalBytes) : options.longs === $Number ? new $util.LongBits(message.totalBytes.low >>> 0, message.totalBytes.high >>> 0).toNumber(true) : message.totalBytes;
            return object;
        };

        /**
         * Converts this SnapshotOffer to JSON.
         * @function toJSON
         * @memberof raft.SnapshotOffer
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SnapshotOffer.prototype.toJSON = function() {
            return SnapshotOffer.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for SnapshotOffer
         * @function getTypeUrl
         * @memberof raft.SnapshotOffer
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SnapshotOffer.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.SnapshotOffer";
        };

        return SnapshotOffer;
    })();

    raft.SnapshotChunk = (function() {

        /**
         * Properties of a SnapshotChunk.
         * @typedef {Object} raft.SnapshotChunk.$Properties
         * @property {number|null} [offset] SnapshotChunk offset
         * @property {Uint8Array|null} [data] SnapshotChunk data
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapshotChunk.
         * @memberof raft
         * @interface ISnapshotChunk
         * @augments raft.SnapshotChunk.$Properties
         * @deprecated Use raft.SnapshotChunk.$Properties instead.
         */

        /**
         * Shape of a SnapshotChunk.
         * @typedef {raft.SnapshotChunk.$Properties} raft.SnapshotChunk.$Shape
         */

        /**
         * Constructs a new SnapshotChunk.
         * @memberof raft
         * @classdesc Represents a SnapshotChunk.
         * @constructor
         * @param {raft.SnapshotChunk.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapshotChunk = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapshotChunk offset.
         * @member {number} offset
         * @memberof raft.SnapshotChunk
         * @instance
         */
        SnapshotChunk.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * SnapshotChunk data.
         * @member {Uint8Array} data
         * @memberof raft.SnapshotChunk
         * @instance
         */
        SnapshotChunk.prototype.data = $util.newBuffer([]);

        /**
         * Creates a new SnapshotChunk instance using the specified properties.
         * @function create
         * @memberof raft.SnapshotChunk
         * @static
         * @param {raft.SnapshotChunk.$Properties=} [properties] Properties to set
         * @returns {raft.SnapshotChunk} SnapshotChunk instance
         * @type {{
         *   (properties: raft.SnapshotChunk.$Shape): raft.SnapshotChunk & raft.SnapshotChunk.$Shape;
         *   (properties?: raft.SnapshotChunk.$Properties): raft.SnapshotChunk;
         * }}
         */
        SnapshotChunk.create = function(properties) {
            return new SnapshotChunk(properties);
        };

        /**
         * Encodes the specified SnapshotChunk message. Does not implicitly {@link raft.SnapshotChunk.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapshotChunk
         * @static
         * @param {raft.SnapshotChunk.$Properties} message SnapshotChunk message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotChunk.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.offset);
            if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.data);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified SnapshotChunk message, length delimited. Does not implicitly {@link raft.SnapshotChunk.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.SnapshotChunk
         * @static
         * @param {raft.SnapshotChunk.$Properties} message SnapshotChunk message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotChunk.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a SnapshotChunk message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapshotChunk
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapshotChunk & raft.SnapshotChunk.$Shape} SnapshotChunk
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotChunk.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapshotChunk();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.offset = value;
                        else
                            delete message.offset;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.data = value;
                        else
                            delete message.data;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a SnapshotChunk message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.SnapshotChunk
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.SnapshotChunk & raft.SnapshotChunk.$Shape} SnapshotChunk
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotChunk.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a SnapshotChunk message.
         * @function verify
         * @memberof raft.SnapshotChunk
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        SnapshotChunk.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                if (!$util.isInteger(message.offset) && !(message.offset && $util.isInteger(message.offset.low) && $util.isInteger(message.offset.high)))
                    return "offset: integer|Long expected";
            if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                if (!(message.data && typeof message.data.length === "number" || $util.isString(message.data)))
                    return "data: buffer expected";
            return null;
        };

        /**
         * Creates a SnapshotChunk message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.SnapshotChunk
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.SnapshotChunk} SnapshotChunk
         */
        SnapshotChunk.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.SnapshotChunk)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.SnapshotChunk: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.SnapshotChunk();
            if (object.offset != null)
                if (typeof object.offset === "object" ? object.offset.low || object.offset.high : $Number(object.offset) !== 0)
                    if ($util.Long)
                        message.offset = $util.Long.fromValue(object.offset, true);
                    else if (typeof object.offset === "string")
                        message.offset = $parseInt(object.offset, 10);
                    else if (typeof object.offset === "number")
                        message.offset = object.offset;
                    else if (typeof object.offset === "object")
                        message.offset = new $util.LongBits(object.offset.low >>> 0, object.offset.high >>> 0).toNumber(true);
            if (object.data != null)
                if (object.data.length)
                    if (typeof object.data === "string")
                        $util.base64.decode(object.data, message.data = $util.newBuffer($util.base64.length(object.data)), 0);
                    else if (object.data.length >= 0)
                        message.data = object.data;
            return message;
        };

        /**
         * Creates a plain object from a SnapshotChunk message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.SnapshotChunk
         * @static
         * @param {raft.SnapshotChunk} message SnapshotChunk
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SnapshotChunk.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.offset = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.offset = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (options.bytes === $String)
                    object.data = "";
                else {
                    object.data = [];
                    if (options.bytes !== $Array)
                        object.data = $util.newBuffer(object.data);
                }
            }
            if (message.offset != null && $Object.hasOwnProperty.call(message, "offset"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.offset = typeof message.offset === "number" ? $BigInt(message.offset) : $util.Long.fromBits(message.offset.low >>> 0, message.offset.high >>> 0, true).toBigInt();
                else if (typeof message.offset === "number")
                    object.offset = options.longs === $String ? $String(message.offset) : message.offset;
                else
                    object.offset = options.longs === $String ? $util.Long.prototype.toString.call(message.offset) : options.longs === $Number ? new $util.LongBits(message.offset.low >>> 0, message.offset.high >>> 0).toNumber(true) : message.offset;
            if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                object.data = options.bytes === $String ? $util.base64.encode(message.data, 0, message.data.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.data) : message.data;
            return object;
        };

        /**
         * Converts this SnapshotChunk to JSON.
         * @function toJSON
         * @memberof raft.SnapshotChunk
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SnapshotChunk.prototype.toJSON = function() {
            return SnapshotChunk.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for SnapshotChunk
         * @function getTypeUrl
         * @memberof raft.SnapshotChunk
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SnapshotChunk.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.SnapshotChunk";
        };

        return SnapshotChunk;
    })();

    raft.SnapshotEnd = (function() {

        /**
         * Properties of a SnapshotEnd.
         * @typedef {Object} raft.SnapshotEnd.$Properties
         * @property {Uint8Array|null} [digest] SnapshotEnd digest
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapshotEnd.
         * @memberof raft
         * @interface ISnapshotEnd
         * @augments raft.SnapshotEnd.$Properties
         * @deprecated Use raft.SnapshotEnd.$Properties instead.
         */

        /**
         * Shape of a SnapshotEnd.
         * @typedef {raft.SnapshotEnd.$Properties} raft.SnapshotEnd.$Shape
         */

        /**
         * Constructs a new SnapshotEnd.
         * @memberof raft
         * @classdesc Represents a SnapshotEnd.
         * @constructor
         * @param {raft.SnapshotEnd.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapshotEnd = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapshotEnd digest.
         * @member {Uint8Array} digest
         * @memberof raft.SnapshotEnd
         * @instance
         */
        SnapshotEnd.prototype.digest = $util.newBuffer([]);

        /**
         * Creates a new SnapshotEnd instance using the specified properties.
         * @function create
         * @memberof raft.SnapshotEnd
         * @static
         * @param {raft.SnapshotEnd.$Properties=} [properties] Properties to set
         * @returns {raft.SnapshotEnd} SnapshotEnd instance
         * @type {{
         *   (properties: raft.SnapshotEnd.$Shape): raft.SnapshotEnd & raft.SnapshotEnd.$Shape;
         *   (properties?: raft.SnapshotEnd.$Properties): raft.SnapshotEnd;
         * }}
         */
        SnapshotEnd.create = function(properties) {
            return new SnapshotEnd(properties);
        };

        /**
         * Encodes the specified SnapshotEnd message. Does not implicitly {@link raft.SnapshotEnd.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapshotEnd
         * @static
         * @param {raft.SnapshotEnd.$Properties} message SnapshotEnd message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotEnd.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified SnapshotEnd message, length delimited. Does not implicitly {@link raft.SnapshotEnd.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.SnapshotEnd
         * @static
         * @param {raft.SnapshotEnd.$Properties} message SnapshotEnd message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotEnd.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a SnapshotEnd message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapshotEnd
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapshotEnd & raft.SnapshotEnd.$Shape} SnapshotEnd
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotEnd.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapshotEnd();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.digest = value;
                        else
                            delete message.digest;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a SnapshotEnd message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.SnapshotEnd
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.SnapshotEnd & raft.SnapshotEnd.$Shape} SnapshotEnd
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotEnd.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a SnapshotEnd message.
         * @function verify
         * @memberof raft.SnapshotEnd
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        SnapshotEnd.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                if (!(message.digest && typeof message.digest.length === "number" || $util.isString(message.digest)))
                    return "digest: buffer expected";
            return null;
        };

        /**
         * Creates a SnapshotEnd message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.SnapshotEnd
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.SnapshotEnd} SnapshotEnd
         */
        SnapshotEnd.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.SnapshotEnd)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.SnapshotEnd: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.SnapshotEnd();
            if (object.digest != null)
                if (object.digest.length)
                    if (typeof object.digest === "string")
                        $util.base64.decode(object.digest, message.digest = $util.newBuffer($util.base64.length(object.digest)), 0);
                    else if (object.digest.length >= 0)
                        message.digest = object.digest;
            return message;
        };

        /**
         * Creates a plain object from a SnapshotEnd message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.SnapshotEnd
         * @static
         * @param {raft.SnapshotEnd} message SnapshotEnd
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SnapshotEnd.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults)
                if (options.bytes === $String)
                    object.digest = "";
                else {
                    object.digest = [];
                    if (options.bytes !== $Array)
                        object.digest = $util.newBuffer(object.digest);
                }
            if (message.digest != null && $Object.hasOwnProperty.call(message, "digest"))
                object.digest = options.bytes === $String ? $util.base64.encode(message.digest, 0, message.digest.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.digest) : message.digest;
            return object;
        };

        /**
         * Converts this SnapshotEnd to JSON.
         * @function toJSON
         * @memberof raft.SnapshotEnd
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SnapshotEnd.prototype.toJSON = function() {
            return SnapshotEnd.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for SnapshotEnd
         * @function getTypeUrl
         * @memberof raft.SnapshotEnd
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SnapshotEnd.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.SnapshotEnd";
        };

        return SnapshotEnd;
    })();

    raft.SnapshotPart = (function() {

        /**
         * Properties of a SnapshotPart.
         * @typedef {Object} raft.SnapshotPart.$Properties
         * @property {raft.SnapshotOffer.$Properties|null} [offer] SnapshotPart offer
         * @property {raft.SnapshotChunk.$Properties|null} [chunk] SnapshotPart chunk
         * @property {raft.SnapshotEnd.$Properties|null} [end] SnapshotPart end
         * @property {"offer"|"chunk"|"end"} [body] SnapshotPart body
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapshotPart.
         * @memberof raft
         * @interface ISnapshotPart
         * @augments raft.SnapshotPart.$Properties
         * @deprecated Use raft.SnapshotPart.$Properties instead.
         */

        /**
         * Narrowed shape of a SnapshotPart.
         * @typedef {{
         *   offer?: raft.SnapshotOffer.$Shape|null;
         *   chunk?: raft.SnapshotChunk.$Shape|null;
         *   end?: raft.SnapshotEnd.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ body?: undefined; offer?: null; chunk?: null; end?: null }|{ body?: "offer"; offer: raft.SnapshotOffer.$Shape; chunk?: null; end?: null }|{ body?: "chunk"; offer?: null; chunk: raft.SnapshotChunk.$Shape; end?: null }|{ body?: "end"; offer?: null; chunk?: null; end: raft.SnapshotEnd.$Shape })
         * )} raft.SnapshotPart.$Shape
         */

        /**
         * Constructs a new SnapshotPart.
         * @memberof raft
         * @classdesc Represents a SnapshotPart.
         * @constructor
         * @param {raft.SnapshotPart.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapshotPart = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapshotPart offer.
         * @member {raft.SnapshotOffer.$Properties|null|undefined} offer
         * @memberof raft.SnapshotPart
         * @instance
         */
        SnapshotPart.prototype.offer = null;

        /**
         * SnapshotPart chunk.
         * @member {raft.SnapshotChunk.$Properties|null|undefined} chunk
         * @memberof raft.SnapshotPart
         * @instance
         */
        SnapshotPart.prototype.chunk = null;

        /**
         * SnapshotPart end.
         * @member {raft.SnapshotEnd.$Properties|null|undefined} end
         * @memberof raft.SnapshotPart
         * @instance
         */
        SnapshotPart.prototype.end = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * SnapshotPart body.
         * @member {"offer"|"chunk"|"end"|undefined} body
         * @memberof raft.SnapshotPart
         * @instance
         */
        $Object.defineProperty(SnapshotPart.prototype, "body", {
            get: $util.oneOfGetter($oneOfFields = ["offer", "chunk", "end"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new SnapshotPart instance using the specified properties.
         * @function create
         * @memberof raft.SnapshotPart
         * @static
         * @param {raft.SnapshotPart.$Properties=} [properties] Properties to set
         * @returns {raft.SnapshotPart} SnapshotPart instance
         * @type {{
         *   (properties: raft.SnapshotPart.$Shape): raft.SnapshotPart & raft.SnapshotPart.$Shape;
         *   (properties?: raft.SnapshotPart.$Properties): raft.SnapshotPart;
         * }}
         */
        SnapshotPart.create = function(properties) {
            return new SnapshotPart(properties);
        };

        /**
         * Encodes the specified SnapshotPart message. Does not implicitly {@link raft.SnapshotPart.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapshotPart
         * @static
         * @param {raft.SnapshotPart.$Properties} message SnapshotPart message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotPart.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.offer != null && $Object.hasOwnProperty.call(message, "offer"))
                $root.raft.SnapshotOffer.encode(message.offer, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
                $root.raft.SnapshotChunk.encode(message.chunk, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                $root.raft.SnapshotEnd.encode(message.end, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified SnapshotPart message, length delimited. Does not implicitly {@link raft.SnapshotPart.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.SnapshotPart
         * @static
         * @param {raft.SnapshotPart.$Properties} message SnapshotPart message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotPart.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a SnapshotPart message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapshotPart
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapshotPart & raft.SnapshotPart.$Shape} SnapshotPart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotPart.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapshotPart();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        message.offer = $root.raft.SnapshotOffer.decode(reader, reader.size(), $undefined, _depth + 1, message.offer);
                        message.body = "offer";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.chunk = $root.raft.SnapshotChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.chunk);
                        message.body = "chunk";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.end = $root.raft.SnapshotEnd.decode(reader, reader.size(), $undefined, _depth + 1, message.end);
                        message.body = "end";
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a SnapshotPart message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.SnapshotPart
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.SnapshotPart & raft.SnapshotPart.$Shape} SnapshotPart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotPart.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a SnapshotPart message.
         * @function verify
         * @memberof raft.SnapshotPart
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        SnapshotPart.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            let properties = {};
            if (message.offer != null && $Object.hasOwnProperty.call(message, "offer")) {
                properties.body = 1;
                {
                    let error = $root.raft.SnapshotOffer.verify(message.offer, _depth + 1);
                    if (error)
                        return "offer." + error;
                }
            }
            if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.SnapshotChunk.verify(message.chunk, _depth + 1);
                    if (error)
                        return "chunk." + error;
                }
            }
            if (message.end != null && $Object.hasOwnProperty.call(message, "end")) {
                if (properties.body === 1)
                    return "body: multiple values";
                properties.body = 1;
                {
                    let error = $root.raft.SnapshotEnd.verify(message.end, _depth + 1);
                    if (error)
                        return "end." + error;
                }
            }
            return null;
        };

        /**
         * Creates a SnapshotPart message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.SnapshotPart
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.SnapshotPart} SnapshotPart
         */
        SnapshotPart.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.SnapshotPart)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.SnapshotPart: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.SnapshotPart();
            if (object.offer != null) {
                if (!$util.isObject(object.offer))
                    throw $TypeError(".raft.SnapshotPart.offer: object expected");
                message.offer = $root.raft.SnapshotOffer.fromObject(object.offer, _depth + 1);
            }
            if (object.chunk != null) {
                if (!$util.isObject(object.chunk))
                    throw $TypeError(".raft.SnapshotPart.chunk: object expected");
                message.chunk = $root.raft.SnapshotChunk.fromObject(object.chunk, _depth + 1);
            }
            if (object.end != null) {
                if (!$util.isObject(object.end))
                    throw $TypeError(".raft.SnapshotPart.end: object expected");
                message.end = $root.raft.SnapshotEnd.fromObject(object.end, _depth + 1);
            }
            return message;
        };

        /**
         * Creates a plain object from a SnapshotPart message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.SnapshotPart
         * @static
         * @param {raft.SnapshotPart} message SnapshotPart
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SnapshotPart.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (message.offer != null && $Object.hasOwnProperty.call(message, "offer")) {
                object.offer = $root.raft.SnapshotOffer.toObject(message.offer, options, _depth + 1);
                if (options.oneofs)
                    object.body = "offer";
            }
            if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk")) {
                object.chunk = $root.raft.SnapshotChunk.toObject(message.chunk, options, _depth + 1);
                if (options.oneofs)
                    object.body = "chunk";
            }
            if (message.end != null && $Object.hasOwnProperty.call(message, "end")) {
                object.end = $root.raft.SnapshotEnd.toObject(message.end, options, _depth + 1);
                if (options.oneofs)
                    object.body = "end";
            }
            return object;
        };

        /**
         * Converts this SnapshotPart to JSON.
         * @function toJSON
         * @memberof raft.SnapshotPart
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SnapshotPart.prototype.toJSON = function() {
            return SnapshotPart.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for SnapshotPart
         * @function getTypeUrl
         * @memberof raft.SnapshotPart
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SnapshotPart.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.SnapshotPart";
        };

        return SnapshotPart;
    })();

    raft.SnapshotProgress = (function() {

        /**
         * Properties of a SnapshotProgress.
         * @typedef {Object} raft.SnapshotProgress.$Properties
         * @property {number|null} [bytes] SnapshotProgress bytes
         * @property {boolean|null} [complete] SnapshotProgress complete
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SnapshotProgress.
         * @memberof raft
         * @interface ISnapshotProgress
         * @augments raft.SnapshotProgress.$Properties
         * @deprecated Use raft.SnapshotProgress.$Properties instead.
         */

        /**
         * Shape of a SnapshotProgress.
         * @typedef {raft.SnapshotProgress.$Properties} raft.SnapshotProgress.$Shape
         */

        /**
         * Constructs a new SnapshotProgress.
         * @memberof raft
         * @classdesc Represents a SnapshotProgress.
         * @constructor
         * @param {raft.SnapshotProgress.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SnapshotProgress = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SnapshotProgress bytes.
         * @member {number} bytes
         * @memberof raft.SnapshotProgress
         * @instance
         */
        SnapshotProgress.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * SnapshotProgress complete.
         * @member {boolean} complete
         * @memberof raft.SnapshotProgress
         * @instance
         */
        SnapshotProgress.prototype.complete = false;

        /**
         * Creates a new SnapshotProgress instance using the specified properties.
         * @function create
         * @memberof raft.SnapshotProgress
         * @static
         * @param {raft.SnapshotProgress.$Properties=} [properties] Properties to set
         * @returns {raft.SnapshotProgress} SnapshotProgress instance
         * @type {{
         *   (properties: raft.SnapshotProgress.$Shape): raft.SnapshotProgress & raft.SnapshotProgress.$Shape;
         *   (properties?: raft.SnapshotProgress.$Properties): raft.SnapshotProgress;
         * }}
         */
        SnapshotProgress.create = function(properties) {
            return new SnapshotProgress(properties);
        };

        /**
         * Encodes the specified SnapshotProgress message. Does not implicitly {@link raft.SnapshotProgress.verify|verify} messages.
         * @function encode
         * @memberof raft.SnapshotProgress
         * @static
         * @param {raft.SnapshotProgress.$Properties} message SnapshotProgress message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotProgress.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.bytes);
            if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                writer.uint32(/* id 2, wireType 0 =*/16).bool(message.complete);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Encodes the specified SnapshotProgress message, length delimited. Does not implicitly {@link raft.SnapshotProgress.verify|verify} messages.
         * @function encodeDelimited
         * @memberof raft.SnapshotProgress
         * @static
         * @param {raft.SnapshotProgress.$Properties} message SnapshotProgress message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SnapshotProgress.encodeDelimited = function(message, writer) {
            return this.encode(message, (writer || $Writer.create()).fork()).ldelim();
        };

        /**
         * Decodes a SnapshotProgress message from the specified reader or buffer.
         * @function decode
         * @memberof raft.SnapshotProgress
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {raft.SnapshotProgress & raft.SnapshotProgress.$Shape} SnapshotProgress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotProgress.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.raft.SnapshotProgress();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.bytes = value;
                        else
                            delete message.bytes;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.complete = value;
                        else
                            delete message.complete;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        /**
         * Decodes a SnapshotProgress message from the specified reader or buffer, length delimited.
         * @function decodeDelimited
         * @memberof raft.SnapshotProgress
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @returns {raft.SnapshotProgress & raft.SnapshotProgress.$Shape} SnapshotProgress
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SnapshotProgress.decodeDelimited = function(reader) {
            if (!(reader instanceof $Reader))
                reader = new $Reader(reader);
            return this.decode(reader, reader.size());
        };

        /**
         * Verifies a SnapshotProgress message.
         * @function verify
         * @memberof raft.SnapshotProgress
         * @static
         * @param {Object.<string,*>} message Plain object to verify
         * @returns {string|null} `null` if valid, otherwise the reason why it is not
         */
        SnapshotProgress.verify = function (message, _depth) {
            if (typeof message !== "object" || message === null)
                return "object expected";
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                return "max depth exceeded";
            if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                if (!$util.isInteger(message.bytes) && !(message.bytes && $util.isInteger(message.bytes.low) && $util.isInteger(message.bytes.high)))
                    return "bytes: integer|Long expected";
            if (message.complete != null && $Object.hasOwnProperty.call(message, "complete"))
                if (typeof message.complete !== "boolean")
                    return "complete: boolean expected";
            return null;
        };

        /**
         * Creates a SnapshotProgress message from a plain object. Also converts values to their respective internal types.
         * @function fromObject
         * @memberof raft.SnapshotProgress
         * @static
         * @param {Object.<string,*>} object Plain object
         * @returns {raft.SnapshotProgress} SnapshotProgress
         */
        SnapshotProgress.fromObject = function (object, _depth) {
            if (object instanceof $root.raft.SnapshotProgress)
                return object;
            if (!$util.isObject(object))
                throw $TypeError(".raft.SnapshotProgress: object expected");
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let message = new $root.raft.SnapshotProgress();
            if (object.bytes != null)
                if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                    if ($util.Long)
                        message.bytes = $util.Long.fromValue(object.bytes, true);
                    else if (typeof object.bytes === "string")
                        message.bytes = $parseInt(object.bytes, 10);
                    else if (typeof object.bytes === "number")
                        message.bytes = object.bytes;
                    else if (typeof object.bytes === "object")
                        message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
            if (object.complete != null)
                if (object.complete)
                    message.complete = $Boolean(object.complete);
            return message;
        };

        /**
         * Creates a plain object from a SnapshotProgress message. Also converts values to other types if specified.
         * @function toObject
         * @memberof raft.SnapshotProgress
         * @static
         * @param {raft.SnapshotProgress} message SnapshotProgress
         * @param {$protobuf.IConversionOptions} [options] Conversion options
         * @returns {Object.<string,*>} Plain object
         */
        SnapshotProgress.toObject = function (message, options, _depth) {
            if (!options)
                options = {};
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            let object = {};
            if (options.defaults) {
                if ($util.Long) {
                    let long = new $util.Long(0, 0, true);
                    object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                } else
                    object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                object.complete = false;
            }
            if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                    object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                else if (typeof message.bytes === "number")
                    object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                else
                    object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
            if (message.complete != null && $Object.hasOwnProperty.call(message, "complete"))
                object.complete = message.complete;
            return object;
        };

        /**
         * Converts this SnapshotProgress to JSON.
         * @function toJSON
         * @memberof raft.SnapshotProgress
         * @instance
         * @returns {Object.<string,*>} JSON object
         */
        SnapshotProgress.prototype.toJSON = function() {
            return SnapshotProgress.toObject(this, $protobuf.util.toJSONOptions);
        };

        /**
         * Gets the type url for SnapshotProgress
         * @function getTypeUrl
         * @memberof raft.SnapshotProgress
         * @static
         * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
         * @returns {string} The type url
         */
        SnapshotProgress.getTypeUrl = function(prefix) {
            if (prefix === $undefined)
                prefix = "type.googleapis.com";
            return prefix + "/raft.SnapshotProgress";
        };

        return SnapshotProgress;
    })();

    return raft;
})();

export {
  $root as default
};
