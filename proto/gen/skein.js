/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const skein = $root.skein = (() => {

    /**
     * Namespace skein.
     * @exports skein
     * @namespace
     */
    const skein = {};

    skein.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof skein
         * @namespace
         */
        const v1 = {};

        v1.Entry = (function() {

            /**
             * Properties of an Entry.
             * @typedef {Object} skein.v1.Entry.$Properties
             * @property {number|null} [nowMs] Entry nowMs
             * @property {Array.<skein.v1.Change.$Properties>|null} [changes] Entry changes
             * @property {Array.<Uint8Array>|null} [shared] Entry shared
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Entry.
             * @memberof skein.v1
             * @interface IEntry
             * @augments skein.v1.Entry.$Properties
             * @deprecated Use skein.v1.Entry.$Properties instead.
             */

            /**
             * Shape of an Entry.
             * @typedef {skein.v1.Entry.$Properties} skein.v1.Entry.$Shape
             */

            /**
             * Constructs a new Entry.
             * @memberof skein.v1
             * @classdesc Represents an Entry.
             * @constructor
             * @param {skein.v1.Entry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Entry = function (properties) {
                this.changes = [];
                this.shared = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Entry nowMs.
             * @member {number} nowMs
             * @memberof skein.v1.Entry
             * @instance
             */
            Entry.prototype.nowMs = 0;

            /**
             * Entry changes.
             * @member {Array.<skein.v1.Change.$Properties>} changes
             * @memberof skein.v1.Entry
             * @instance
             */
            Entry.prototype.changes = $util.emptyArray;

            /**
             * Entry shared.
             * @member {Array.<Uint8Array>} shared
             * @memberof skein.v1.Entry
             * @instance
             */
            Entry.prototype.shared = $util.emptyArray;

            /**
             * Creates a new Entry instance using the specified properties.
             * @function create
             * @memberof skein.v1.Entry
             * @static
             * @param {skein.v1.Entry.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Entry} Entry instance
             * @type {{
             *   (properties: skein.v1.Entry.$Shape): skein.v1.Entry & skein.v1.Entry.$Shape;
             *   (properties?: skein.v1.Entry.$Properties): skein.v1.Entry;
             * }}
             */
            Entry.create = function(properties) {
                return new Entry(properties);
            };

            /**
             * Encodes the specified Entry message. Does not implicitly {@link skein.v1.Entry.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Entry
             * @static
             * @param {skein.v1.Entry.$Properties} message Entry message or plain object to encode
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
                if (message.nowMs != null && $Object.hasOwnProperty.call(message, "nowMs") && !$Object.is(message.nowMs, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.nowMs);
                if (message.changes != null && message.changes.length)
                    for (let i = 0; i < message.changes.length; ++i)
                        $root.skein.v1.Change.encode(message.changes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.shared != null && message.shared.length)
                    for (let i = 0; i < message.shared.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.shared[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Entry message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Entry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Entry & skein.v1.Entry.$Shape} Entry
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
                message = _target || new $root.skein.v1.Entry();
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
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.nowMs = value;
                            else
                                delete message.nowMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.changes && message.changes.length))
                                message.changes = [];
                            message.changes.push($root.skein.v1.Change.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.shared && message.shared.length))
                                message.shared = [];
                            message.shared.push(reader.bytes());
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
             * Gets the type url for Entry
             * @function getTypeUrl
             * @memberof skein.v1.Entry
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Entry.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Entry";
            };

            return Entry;
        })();

        v1.Change = (function() {

            /**
             * Properties of a Change.
             * @typedef {Object} skein.v1.Change.$Properties
             * @property {string|null} [table] Change table
             * @property {string|null} [id] Change id
             * @property {Uint8Array|null} [row] Change row
             * @property {number|null} [shared] Change shared
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Change.
             * @memberof skein.v1
             * @interface IChange
             * @augments skein.v1.Change.$Properties
             * @deprecated Use skein.v1.Change.$Properties instead.
             */

            /**
             * Shape of a Change.
             * @typedef {skein.v1.Change.$Properties} skein.v1.Change.$Shape
             */

            /**
             * Constructs a new Change.
             * @memberof skein.v1
             * @classdesc Represents a Change.
             * @constructor
             * @param {skein.v1.Change.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Change = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Change table.
             * @member {string} table
             * @memberof skein.v1.Change
             * @instance
             */
            Change.prototype.table = "";

            /**
             * Change id.
             * @member {string} id
             * @memberof skein.v1.Change
             * @instance
             */
            Change.prototype.id = "";

            /**
             * Change row.
             * @member {Uint8Array} row
             * @memberof skein.v1.Change
             * @instance
             */
            Change.prototype.row = $util.newBuffer([]);

            /**
             * Change shared.
             * @member {number} shared
             * @memberof skein.v1.Change
             * @instance
             */
            Change.prototype.shared = 0;

            /**
             * Creates a new Change instance using the specified properties.
             * @function create
             * @memberof skein.v1.Change
             * @static
             * @param {skein.v1.Change.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Change} Change instance
             * @type {{
             *   (properties: skein.v1.Change.$Shape): skein.v1.Change & skein.v1.Change.$Shape;
             *   (properties?: skein.v1.Change.$Properties): skein.v1.Change;
             * }}
             */
            Change.create = function(properties) {
                return new Change(properties);
            };

            /**
             * Encodes the specified Change message. Does not implicitly {@link skein.v1.Change.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Change
             * @static
             * @param {skein.v1.Change.$Properties} message Change message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Change.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.table != null && $Object.hasOwnProperty.call(message, "table") && message.table !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.table);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.id);
                if (message.row != null && $Object.hasOwnProperty.call(message, "row") && message.row.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.row);
                if (message.shared != null && $Object.hasOwnProperty.call(message, "shared") && message.shared !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.shared);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Change message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Change
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Change & skein.v1.Change.$Shape} Change
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Change.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.Change();
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
                            if ((value = reader.stringVerify()).length)
                                message.table = value;
                            else
                                delete message.table;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.row = value;
                            else
                                delete message.row;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.shared = value;
                            else
                                delete message.shared;
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
             * Gets the type url for Change
             * @function getTypeUrl
             * @memberof skein.v1.Change
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Change.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Change";
            };

            return Change;
        })();

        v1.GetRootRequest = (function() {

            /**
             * Properties of a GetRootRequest.
             * @typedef {Object} skein.v1.GetRootRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetRootRequest.
             * @memberof skein.v1
             * @interface IGetRootRequest
             * @augments skein.v1.GetRootRequest.$Properties
             * @deprecated Use skein.v1.GetRootRequest.$Properties instead.
             */

            /**
             * Shape of a GetRootRequest.
             * @typedef {skein.v1.GetRootRequest.$Properties} skein.v1.GetRootRequest.$Shape
             */

            /**
             * Constructs a new GetRootRequest.
             * @memberof skein.v1
             * @classdesc Represents a GetRootRequest.
             * @constructor
             * @param {skein.v1.GetRootRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetRootRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new GetRootRequest instance using the specified properties.
             * @function create
             * @memberof skein.v1.GetRootRequest
             * @static
             * @param {skein.v1.GetRootRequest.$Properties=} [properties] Properties to set
             * @returns {skein.v1.GetRootRequest} GetRootRequest instance
             * @type {{
             *   (properties: skein.v1.GetRootRequest.$Shape): skein.v1.GetRootRequest & skein.v1.GetRootRequest.$Shape;
             *   (properties?: skein.v1.GetRootRequest.$Properties): skein.v1.GetRootRequest;
             * }}
             */
            GetRootRequest.create = function(properties) {
                return new GetRootRequest(properties);
            };

            /**
             * Encodes the specified GetRootRequest message. Does not implicitly {@link skein.v1.GetRootRequest.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.GetRootRequest
             * @static
             * @param {skein.v1.GetRootRequest.$Properties} message GetRootRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetRootRequest.encode = function (message, writer, _depth) {
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
             * Decodes a GetRootRequest message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.GetRootRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.GetRootRequest & skein.v1.GetRootRequest.$Shape} GetRootRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetRootRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.GetRootRequest();
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
             * Gets the type url for GetRootRequest
             * @function getTypeUrl
             * @memberof skein.v1.GetRootRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetRootRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.GetRootRequest";
            };

            return GetRootRequest;
        })();

        v1.GetRootResponse = (function() {

            /**
             * Properties of a GetRootResponse.
             * @typedef {Object} skein.v1.GetRootResponse.$Properties
             * @property {string|null} [certificate] GetRootResponse certificate
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetRootResponse.
             * @memberof skein.v1
             * @interface IGetRootResponse
             * @augments skein.v1.GetRootResponse.$Properties
             * @deprecated Use skein.v1.GetRootResponse.$Properties instead.
             */

            /**
             * Shape of a GetRootResponse.
             * @typedef {skein.v1.GetRootResponse.$Properties} skein.v1.GetRootResponse.$Shape
             */

            /**
             * Constructs a new GetRootResponse.
             * @memberof skein.v1
             * @classdesc Represents a GetRootResponse.
             * @constructor
             * @param {skein.v1.GetRootResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetRootResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetRootResponse certificate.
             * @member {string} certificate
             * @memberof skein.v1.GetRootResponse
             * @instance
             */
            GetRootResponse.prototype.certificate = "";

            /**
             * Creates a new GetRootResponse instance using the specified properties.
             * @function create
             * @memberof skein.v1.GetRootResponse
             * @static
             * @param {skein.v1.GetRootResponse.$Properties=} [properties] Properties to set
             * @returns {skein.v1.GetRootResponse} GetRootResponse instance
             * @type {{
             *   (properties: skein.v1.GetRootResponse.$Shape): skein.v1.GetRootResponse & skein.v1.GetRootResponse.$Shape;
             *   (properties?: skein.v1.GetRootResponse.$Properties): skein.v1.GetRootResponse;
             * }}
             */
            GetRootResponse.create = function(properties) {
                return new GetRootResponse(properties);
            };

            /**
             * Encodes the specified GetRootResponse message. Does not implicitly {@link skein.v1.GetRootResponse.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.GetRootResponse
             * @static
             * @param {skein.v1.GetRootResponse.$Properties} message GetRootResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetRootResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.certificate);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetRootResponse message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.GetRootResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.GetRootResponse & skein.v1.GetRootResponse.$Shape} GetRootResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetRootResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.GetRootResponse();
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
                            if ((value = reader.stringVerify()).length)
                                message.certificate = value;
                            else
                                delete message.certificate;
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
             * Gets the type url for GetRootResponse
             * @function getTypeUrl
             * @memberof skein.v1.GetRootResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            GetRootResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.GetRootResponse";
            };

            return GetRootResponse;
        })();

        v1.IssueRequest = (function() {

            /**
             * Properties of an IssueRequest.
             * @typedef {Object} skein.v1.IssueRequest.$Properties
             * @property {string|null} [request] IssueRequest request
             * @property {string|null} [token] IssueRequest token
             * @property {string|null} [availability] IssueRequest availability
             * @property {string|null} [dataPathAddress] IssueRequest dataPathAddress
             * @property {Uint8Array|null} [description] IssueRequest description
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an IssueRequest.
             * @memberof skein.v1
             * @interface IIssueRequest
             * @augments skein.v1.IssueRequest.$Properties
             * @deprecated Use skein.v1.IssueRequest.$Properties instead.
             */

            /**
             * Shape of an IssueRequest.
             * @typedef {skein.v1.IssueRequest.$Properties} skein.v1.IssueRequest.$Shape
             */

            /**
             * Constructs a new IssueRequest.
             * @memberof skein.v1
             * @classdesc Represents an IssueRequest.
             * @constructor
             * @param {skein.v1.IssueRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const IssueRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * IssueRequest request.
             * @member {string} request
             * @memberof skein.v1.IssueRequest
             * @instance
             */
            IssueRequest.prototype.request = "";

            /**
             * IssueRequest token.
             * @member {string} token
             * @memberof skein.v1.IssueRequest
             * @instance
             */
            IssueRequest.prototype.token = "";

            /**
             * IssueRequest availability.
             * @member {string} availability
             * @memberof skein.v1.IssueRequest
             * @instance
             */
            IssueRequest.prototype.availability = "";

            /**
             * IssueRequest dataPathAddress.
             * @member {string} dataPathAddress
             * @memberof skein.v1.IssueRequest
             * @instance
             */
            IssueRequest.prototype.dataPathAddress = "";

            /**
             * IssueRequest description.
             * @member {Uint8Array} description
             * @memberof skein.v1.IssueRequest
             * @instance
             */
            IssueRequest.prototype.description = $util.newBuffer([]);

            /**
             * Creates a new IssueRequest instance using the specified properties.
             * @function create
             * @memberof skein.v1.IssueRequest
             * @static
             * @param {skein.v1.IssueRequest.$Properties=} [properties] Properties to set
             * @returns {skein.v1.IssueRequest} IssueRequest instance
             * @type {{
             *   (properties: skein.v1.IssueRequest.$Shape): skein.v1.IssueRequest & skein.v1.IssueRequest.$Shape;
             *   (properties?: skein.v1.IssueRequest.$Properties): skein.v1.IssueRequest;
             * }}
             */
            IssueRequest.create = function(properties) {
                return new IssueRequest(properties);
            };

            /**
             * Encodes the specified IssueRequest message. Does not implicitly {@link skein.v1.IssueRequest.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.IssueRequest
             * @static
             * @param {skein.v1.IssueRequest.$Properties} message IssueRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            IssueRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.request);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.availability != null && $Object.hasOwnProperty.call(message, "availability") && message.availability !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.availability);
                if (message.dataPathAddress != null && $Object.hasOwnProperty.call(message, "dataPathAddress") && message.dataPathAddress !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.dataPathAddress);
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.description);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an IssueRequest message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.IssueRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.IssueRequest & skein.v1.IssueRequest.$Shape} IssueRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            IssueRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.IssueRequest();
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
                            if ((value = reader.stringVerify()).length)
                                message.request = value;
                            else
                                delete message.request;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.availability = value;
                            else
                                delete message.availability;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.dataPathAddress = value;
                            else
                                delete message.dataPathAddress;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.description = value;
                            else
                                delete message.description;
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
             * Gets the type url for IssueRequest
             * @function getTypeUrl
             * @memberof skein.v1.IssueRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            IssueRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.IssueRequest";
            };

            return IssueRequest;
        })();

        v1.IssueResponse = (function() {

            /**
             * Properties of an IssueResponse.
             * @typedef {Object} skein.v1.IssueResponse.$Properties
             * @property {string|null} [nodeId] IssueResponse nodeId
             * @property {string|null} [clusterId] IssueResponse clusterId
             * @property {string|null} [role] IssueResponse role
             * @property {string|null} [certificate] IssueResponse certificate
             * @property {string|null} [rootCertificate] IssueResponse rootCertificate
             * @property {Array.<skein.v1.ManagerAddress.$Properties>|null} [managers] IssueResponse managers
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an IssueResponse.
             * @memberof skein.v1
             * @interface IIssueResponse
             * @augments skein.v1.IssueResponse.$Properties
             * @deprecated Use skein.v1.IssueResponse.$Properties instead.
             */

            /**
             * Shape of an IssueResponse.
             * @typedef {skein.v1.IssueResponse.$Properties} skein.v1.IssueResponse.$Shape
             */

            /**
             * Constructs a new IssueResponse.
             * @memberof skein.v1
             * @classdesc Represents an IssueResponse.
             * @constructor
             * @param {skein.v1.IssueResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const IssueResponse = function (properties) {
                this.managers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * IssueResponse nodeId.
             * @member {string} nodeId
             * @memberof skein.v1.IssueResponse
             * @instance
             */
            IssueResponse.prototype.nodeId = "";

            /**
             * IssueResponse clusterId.
             * @member {string} clusterId
             * @memberof skein.v1.IssueResponse
             * @instance
             */
            IssueResponse.prototype.clusterId = "";

            /**
             * IssueResponse role.
             * @member {string} role
             * @memberof skein.v1.IssueResponse
             * @instance
             */
            IssueResponse.prototype.role = "";

            /**
             * IssueResponse certificate.
             * @member {string} certificate
             * @memberof skein.v1.IssueResponse
             * @instance
             */
            IssueResponse.prototype.certificate = "";

            /**
             * IssueResponse rootCertificate.
             * @member {string} rootCertificate
             * @memberof skein.v1.IssueResponse
             * @instance
             */
            IssueResponse.prototype.rootCertificate = "";

            /**
             * IssueResponse managers.
             * @member {Array.<skein.v1.ManagerAddress.$Properties>} managers
             * @memberof skein.v1.IssueResponse
             * @instance
             */
            IssueResponse.prototype.managers = $util.emptyArray;

            /**
             * Creates a new IssueResponse instance using the specified properties.
             * @function create
             * @memberof skein.v1.IssueResponse
             * @static
             * @param {skein.v1.IssueResponse.$Properties=} [properties] Properties to set
             * @returns {skein.v1.IssueResponse} IssueResponse instance
             * @type {{
             *   (properties: skein.v1.IssueResponse.$Shape): skein.v1.IssueResponse & skein.v1.IssueResponse.$Shape;
             *   (properties?: skein.v1.IssueResponse.$Properties): skein.v1.IssueResponse;
             * }}
             */
            IssueResponse.create = function(properties) {
                return new IssueResponse(properties);
            };

            /**
             * Encodes the specified IssueResponse message. Does not implicitly {@link skein.v1.IssueResponse.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.IssueResponse
             * @static
             * @param {skein.v1.IssueResponse.$Properties} message IssueResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            IssueResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.nodeId);
                if (message.clusterId != null && $Object.hasOwnProperty.call(message, "clusterId") && message.clusterId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.clusterId);
                if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.role);
                if (message.certificate != null && $Object.hasOwnProperty.call(message, "certificate") && message.certificate !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.certificate);
                if (message.rootCertificate != null && $Object.hasOwnProperty.call(message, "rootCertificate") && message.rootCertificate !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.rootCertificate);
                if (message.managers != null && message.managers.length)
                    for (let i = 0; i < message.managers.length; ++i)
                        $root.skein.v1.ManagerAddress.encode(message.managers[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an IssueResponse message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.IssueResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.IssueResponse & skein.v1.IssueResponse.$Shape} IssueResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            IssueResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.IssueResponse();
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
                            if ((value = reader.stringVerify()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.clusterId = value;
                            else
                                delete message.clusterId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.role = value;
                            else
                                delete message.role;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.certificate = value;
                            else
                                delete message.certificate;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.rootCertificate = value;
                            else
                                delete message.rootCertificate;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.managers && message.managers.length))
                                message.managers = [];
                            message.managers.push($root.skein.v1.ManagerAddress.decode(reader, reader.size(), $undefined, _depth + 1));
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
             * Gets the type url for IssueResponse
             * @function getTypeUrl
             * @memberof skein.v1.IssueResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            IssueResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.IssueResponse";
            };

            return IssueResponse;
        })();

        v1.ManagerAddress = (function() {

            /**
             * Properties of a ManagerAddress.
             * @typedef {Object} skein.v1.ManagerAddress.$Properties
             * @property {string|null} [nodeId] ManagerAddress nodeId
             * @property {string|null} [address] ManagerAddress address
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ManagerAddress.
             * @memberof skein.v1
             * @interface IManagerAddress
             * @augments skein.v1.ManagerAddress.$Properties
             * @deprecated Use skein.v1.ManagerAddress.$Properties instead.
             */

            /**
             * Shape of a ManagerAddress.
             * @typedef {skein.v1.ManagerAddress.$Properties} skein.v1.ManagerAddress.$Shape
             */

            /**
             * Constructs a new ManagerAddress.
             * @memberof skein.v1
             * @classdesc Represents a ManagerAddress.
             * @constructor
             * @param {skein.v1.ManagerAddress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ManagerAddress = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ManagerAddress nodeId.
             * @member {string} nodeId
             * @memberof skein.v1.ManagerAddress
             * @instance
             */
            ManagerAddress.prototype.nodeId = "";

            /**
             * ManagerAddress address.
             * @member {string} address
             * @memberof skein.v1.ManagerAddress
             * @instance
             */
            ManagerAddress.prototype.address = "";

            /**
             * Creates a new ManagerAddress instance using the specified properties.
             * @function create
             * @memberof skein.v1.ManagerAddress
             * @static
             * @param {skein.v1.ManagerAddress.$Properties=} [properties] Properties to set
             * @returns {skein.v1.ManagerAddress} ManagerAddress instance
             * @type {{
             *   (properties: skein.v1.ManagerAddress.$Shape): skein.v1.ManagerAddress & skein.v1.ManagerAddress.$Shape;
             *   (properties?: skein.v1.ManagerAddress.$Properties): skein.v1.ManagerAddress;
             * }}
             */
            ManagerAddress.create = function(properties) {
                return new ManagerAddress(properties);
            };

            /**
             * Encodes the specified ManagerAddress message. Does not implicitly {@link skein.v1.ManagerAddress.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.ManagerAddress
             * @static
             * @param {skein.v1.ManagerAddress.$Properties} message ManagerAddress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ManagerAddress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.nodeId);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.address);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ManagerAddress message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.ManagerAddress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.ManagerAddress & skein.v1.ManagerAddress.$Shape} ManagerAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ManagerAddress.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.ManagerAddress();
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
                            if ((value = reader.stringVerify()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
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
             * Gets the type url for ManagerAddress
             * @function getTypeUrl
             * @memberof skein.v1.ManagerAddress
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ManagerAddress.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.ManagerAddress";
            };

            return ManagerAddress;
        })();

        v1.JoinManagerRequest = (function() {

            /**
             * Properties of a JoinManagerRequest.
             * @typedef {Object} skein.v1.JoinManagerRequest.$Properties
             * @property {string|null} [address] JoinManagerRequest address
             * @property {number|null} [raftId] JoinManagerRequest raftId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinManagerRequest.
             * @memberof skein.v1
             * @interface IJoinManagerRequest
             * @augments skein.v1.JoinManagerRequest.$Properties
             * @deprecated Use skein.v1.JoinManagerRequest.$Properties instead.
             */

            /**
             * Shape of a JoinManagerRequest.
             * @typedef {skein.v1.JoinManagerRequest.$Properties} skein.v1.JoinManagerRequest.$Shape
             */

            /**
             * Constructs a new JoinManagerRequest.
             * @memberof skein.v1
             * @classdesc Represents a JoinManagerRequest.
             * @constructor
             * @param {skein.v1.JoinManagerRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinManagerRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinManagerRequest address.
             * @member {string} address
             * @memberof skein.v1.JoinManagerRequest
             * @instance
             */
            JoinManagerRequest.prototype.address = "";

            /**
             * JoinManagerRequest raftId.
             * @member {number} raftId
             * @memberof skein.v1.JoinManagerRequest
             * @instance
             */
            JoinManagerRequest.prototype.raftId = 0;

            /**
             * Creates a new JoinManagerRequest instance using the specified properties.
             * @function create
             * @memberof skein.v1.JoinManagerRequest
             * @static
             * @param {skein.v1.JoinManagerRequest.$Properties=} [properties] Properties to set
             * @returns {skein.v1.JoinManagerRequest} JoinManagerRequest instance
             * @type {{
             *   (properties: skein.v1.JoinManagerRequest.$Shape): skein.v1.JoinManagerRequest & skein.v1.JoinManagerRequest.$Shape;
             *   (properties?: skein.v1.JoinManagerRequest.$Properties): skein.v1.JoinManagerRequest;
             * }}
             */
            JoinManagerRequest.create = function(properties) {
                return new JoinManagerRequest(properties);
            };

            /**
             * Encodes the specified JoinManagerRequest message. Does not implicitly {@link skein.v1.JoinManagerRequest.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.JoinManagerRequest
             * @static
             * @param {skein.v1.JoinManagerRequest.$Properties} message JoinManagerRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinManagerRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.address != null && $Object.hasOwnProperty.call(message, "address") && message.address !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.address);
                if (message.raftId != null && $Object.hasOwnProperty.call(message, "raftId") && !$Object.is(message.raftId, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.raftId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinManagerRequest message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.JoinManagerRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.JoinManagerRequest & skein.v1.JoinManagerRequest.$Shape} JoinManagerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinManagerRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.JoinManagerRequest();
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
                            if ((value = reader.stringVerify()).length)
                                message.address = value;
                            else
                                delete message.address;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.raftId = value;
                            else
                                delete message.raftId;
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
             * Gets the type url for JoinManagerRequest
             * @function getTypeUrl
             * @memberof skein.v1.JoinManagerRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinManagerRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.JoinManagerRequest";
            };

            return JoinManagerRequest;
        })();

        v1.JoinManagerResponse = (function() {

            /**
             * Properties of a JoinManagerResponse.
             * @typedef {Object} skein.v1.JoinManagerResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinManagerResponse.
             * @memberof skein.v1
             * @interface IJoinManagerResponse
             * @augments skein.v1.JoinManagerResponse.$Properties
             * @deprecated Use skein.v1.JoinManagerResponse.$Properties instead.
             */

            /**
             * Shape of a JoinManagerResponse.
             * @typedef {skein.v1.JoinManagerResponse.$Properties} skein.v1.JoinManagerResponse.$Shape
             */

            /**
             * Constructs a new JoinManagerResponse.
             * @memberof skein.v1
             * @classdesc Represents a JoinManagerResponse.
             * @constructor
             * @param {skein.v1.JoinManagerResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinManagerResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new JoinManagerResponse instance using the specified properties.
             * @function create
             * @memberof skein.v1.JoinManagerResponse
             * @static
             * @param {skein.v1.JoinManagerResponse.$Properties=} [properties] Properties to set
             * @returns {skein.v1.JoinManagerResponse} JoinManagerResponse instance
             * @type {{
             *   (properties: skein.v1.JoinManagerResponse.$Shape): skein.v1.JoinManagerResponse & skein.v1.JoinManagerResponse.$Shape;
             *   (properties?: skein.v1.JoinManagerResponse.$Properties): skein.v1.JoinManagerResponse;
             * }}
             */
            JoinManagerResponse.create = function(properties) {
                return new JoinManagerResponse(properties);
            };

            /**
             * Encodes the specified JoinManagerResponse message. Does not implicitly {@link skein.v1.JoinManagerResponse.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.JoinManagerResponse
             * @static
             * @param {skein.v1.JoinManagerResponse.$Properties} message JoinManagerResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinManagerResponse.encode = function (message, writer, _depth) {
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
             * Decodes a JoinManagerResponse message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.JoinManagerResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.JoinManagerResponse & skein.v1.JoinManagerResponse.$Shape} JoinManagerResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinManagerResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.JoinManagerResponse();
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
             * Gets the type url for JoinManagerResponse
             * @function getTypeUrl
             * @memberof skein.v1.JoinManagerResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            JoinManagerResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.JoinManagerResponse";
            };

            return JoinManagerResponse;
        })();

        v1.LeaveManagerRequest = (function() {

            /**
             * Properties of a LeaveManagerRequest.
             * @typedef {Object} skein.v1.LeaveManagerRequest.$Properties
             * @property {string|null} [nodeId] LeaveManagerRequest nodeId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LeaveManagerRequest.
             * @memberof skein.v1
             * @interface ILeaveManagerRequest
             * @augments skein.v1.LeaveManagerRequest.$Properties
             * @deprecated Use skein.v1.LeaveManagerRequest.$Properties instead.
             */

            /**
             * Shape of a LeaveManagerRequest.
             * @typedef {skein.v1.LeaveManagerRequest.$Properties} skein.v1.LeaveManagerRequest.$Shape
             */

            /**
             * Constructs a new LeaveManagerRequest.
             * @memberof skein.v1
             * @classdesc Represents a LeaveManagerRequest.
             * @constructor
             * @param {skein.v1.LeaveManagerRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LeaveManagerRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LeaveManagerRequest nodeId.
             * @member {string} nodeId
             * @memberof skein.v1.LeaveManagerRequest
             * @instance
             */
            LeaveManagerRequest.prototype.nodeId = "";

            /**
             * Creates a new LeaveManagerRequest instance using the specified properties.
             * @function create
             * @memberof skein.v1.LeaveManagerRequest
             * @static
             * @param {skein.v1.LeaveManagerRequest.$Properties=} [properties] Properties to set
             * @returns {skein.v1.LeaveManagerRequest} LeaveManagerRequest instance
             * @type {{
             *   (properties: skein.v1.LeaveManagerRequest.$Shape): skein.v1.LeaveManagerRequest & skein.v1.LeaveManagerRequest.$Shape;
             *   (properties?: skein.v1.LeaveManagerRequest.$Properties): skein.v1.LeaveManagerRequest;
             * }}
             */
            LeaveManagerRequest.create = function(properties) {
                return new LeaveManagerRequest(properties);
            };

            /**
             * Encodes the specified LeaveManagerRequest message. Does not implicitly {@link skein.v1.LeaveManagerRequest.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.LeaveManagerRequest
             * @static
             * @param {skein.v1.LeaveManagerRequest.$Properties} message LeaveManagerRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LeaveManagerRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.nodeId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LeaveManagerRequest message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.LeaveManagerRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.LeaveManagerRequest & skein.v1.LeaveManagerRequest.$Shape} LeaveManagerRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LeaveManagerRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.LeaveManagerRequest();
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
                            if ((value = reader.stringVerify()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
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
             * Gets the type url for LeaveManagerRequest
             * @function getTypeUrl
             * @memberof skein.v1.LeaveManagerRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LeaveManagerRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.LeaveManagerRequest";
            };

            return LeaveManagerRequest;
        })();

        v1.LeaveManagerResponse = (function() {

            /**
             * Properties of a LeaveManagerResponse.
             * @typedef {Object} skein.v1.LeaveManagerResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LeaveManagerResponse.
             * @memberof skein.v1
             * @interface ILeaveManagerResponse
             * @augments skein.v1.LeaveManagerResponse.$Properties
             * @deprecated Use skein.v1.LeaveManagerResponse.$Properties instead.
             */

            /**
             * Shape of a LeaveManagerResponse.
             * @typedef {skein.v1.LeaveManagerResponse.$Properties} skein.v1.LeaveManagerResponse.$Shape
             */

            /**
             * Constructs a new LeaveManagerResponse.
             * @memberof skein.v1
             * @classdesc Represents a LeaveManagerResponse.
             * @constructor
             * @param {skein.v1.LeaveManagerResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LeaveManagerResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new LeaveManagerResponse instance using the specified properties.
             * @function create
             * @memberof skein.v1.LeaveManagerResponse
             * @static
             * @param {skein.v1.LeaveManagerResponse.$Properties=} [properties] Properties to set
             * @returns {skein.v1.LeaveManagerResponse} LeaveManagerResponse instance
             * @type {{
             *   (properties: skein.v1.LeaveManagerResponse.$Shape): skein.v1.LeaveManagerResponse & skein.v1.LeaveManagerResponse.$Shape;
             *   (properties?: skein.v1.LeaveManagerResponse.$Properties): skein.v1.LeaveManagerResponse;
             * }}
             */
            LeaveManagerResponse.create = function(properties) {
                return new LeaveManagerResponse(properties);
            };

            /**
             * Encodes the specified LeaveManagerResponse message. Does not implicitly {@link skein.v1.LeaveManagerResponse.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.LeaveManagerResponse
             * @static
             * @param {skein.v1.LeaveManagerResponse.$Properties} message LeaveManagerResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LeaveManagerResponse.encode = function (message, writer, _depth) {
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
             * Decodes a LeaveManagerResponse message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.LeaveManagerResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.LeaveManagerResponse & skein.v1.LeaveManagerResponse.$Shape} LeaveManagerResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LeaveManagerResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.LeaveManagerResponse();
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
             * Gets the type url for LeaveManagerResponse
             * @function getTypeUrl
             * @memberof skein.v1.LeaveManagerResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LeaveManagerResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.LeaveManagerResponse";
            };

            return LeaveManagerResponse;
        })();

        v1.PingRequest = (function() {

            /**
             * Properties of a PingRequest.
             * @typedef {Object} skein.v1.PingRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PingRequest.
             * @memberof skein.v1
             * @interface IPingRequest
             * @augments skein.v1.PingRequest.$Properties
             * @deprecated Use skein.v1.PingRequest.$Properties instead.
             */

            /**
             * Shape of a PingRequest.
             * @typedef {skein.v1.PingRequest.$Properties} skein.v1.PingRequest.$Shape
             */

            /**
             * Constructs a new PingRequest.
             * @memberof skein.v1
             * @classdesc Represents a PingRequest.
             * @constructor
             * @param {skein.v1.PingRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PingRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new PingRequest instance using the specified properties.
             * @function create
             * @memberof skein.v1.PingRequest
             * @static
             * @param {skein.v1.PingRequest.$Properties=} [properties] Properties to set
             * @returns {skein.v1.PingRequest} PingRequest instance
             * @type {{
             *   (properties: skein.v1.PingRequest.$Shape): skein.v1.PingRequest & skein.v1.PingRequest.$Shape;
             *   (properties?: skein.v1.PingRequest.$Properties): skein.v1.PingRequest;
             * }}
             */
            PingRequest.create = function(properties) {
                return new PingRequest(properties);
            };

            /**
             * Encodes the specified PingRequest message. Does not implicitly {@link skein.v1.PingRequest.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.PingRequest
             * @static
             * @param {skein.v1.PingRequest.$Properties} message PingRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PingRequest.encode = function (message, writer, _depth) {
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
             * Decodes a PingRequest message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.PingRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.PingRequest & skein.v1.PingRequest.$Shape} PingRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PingRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.PingRequest();
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
             * Gets the type url for PingRequest
             * @function getTypeUrl
             * @memberof skein.v1.PingRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PingRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.PingRequest";
            };

            return PingRequest;
        })();

        v1.PingResponse = (function() {

            /**
             * Properties of a PingResponse.
             * @typedef {Object} skein.v1.PingResponse.$Properties
             * @property {string|null} [nodeId] PingResponse nodeId
             * @property {string|null} [leaderAddress] PingResponse leaderAddress
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PingResponse.
             * @memberof skein.v1
             * @interface IPingResponse
             * @augments skein.v1.PingResponse.$Properties
             * @deprecated Use skein.v1.PingResponse.$Properties instead.
             */

            /**
             * Shape of a PingResponse.
             * @typedef {skein.v1.PingResponse.$Properties} skein.v1.PingResponse.$Shape
             */

            /**
             * Constructs a new PingResponse.
             * @memberof skein.v1
             * @classdesc Represents a PingResponse.
             * @constructor
             * @param {skein.v1.PingResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PingResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PingResponse nodeId.
             * @member {string} nodeId
             * @memberof skein.v1.PingResponse
             * @instance
             */
            PingResponse.prototype.nodeId = "";

            /**
             * PingResponse leaderAddress.
             * @member {string} leaderAddress
             * @memberof skein.v1.PingResponse
             * @instance
             */
            PingResponse.prototype.leaderAddress = "";

            /**
             * Creates a new PingResponse instance using the specified properties.
             * @function create
             * @memberof skein.v1.PingResponse
             * @static
             * @param {skein.v1.PingResponse.$Properties=} [properties] Properties to set
             * @returns {skein.v1.PingResponse} PingResponse instance
             * @type {{
             *   (properties: skein.v1.PingResponse.$Shape): skein.v1.PingResponse & skein.v1.PingResponse.$Shape;
             *   (properties?: skein.v1.PingResponse.$Properties): skein.v1.PingResponse;
             * }}
             */
            PingResponse.create = function(properties) {
                return new PingResponse(properties);
            };

            /**
             * Encodes the specified PingResponse message. Does not implicitly {@link skein.v1.PingResponse.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.PingResponse
             * @static
             * @param {skein.v1.PingResponse.$Properties} message PingResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PingResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.nodeId);
                if (message.leaderAddress != null && $Object.hasOwnProperty.call(message, "leaderAddress") && message.leaderAddress !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.leaderAddress);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PingResponse message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.PingResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.PingResponse & skein.v1.PingResponse.$Shape} PingResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PingResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.PingResponse();
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
                            if ((value = reader.stringVerify()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.leaderAddress = value;
                            else
                                delete message.leaderAddress;
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
             * Gets the type url for PingResponse
             * @function getTypeUrl
             * @memberof skein.v1.PingResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PingResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.PingResponse";
            };

            return PingResponse;
        })();

        v1.ForwardRequest = (function() {

            /**
             * Properties of a ForwardRequest.
             * @typedef {Object} skein.v1.ForwardRequest.$Properties
             * @property {string|null} [method] ForwardRequest method
             * @property {string|null} [path] ForwardRequest path
             * @property {Array.<skein.v1.Header.$Properties>|null} [headers] ForwardRequest headers
             * @property {Uint8Array|null} [body] ForwardRequest body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ForwardRequest.
             * @memberof skein.v1
             * @interface IForwardRequest
             * @augments skein.v1.ForwardRequest.$Properties
             * @deprecated Use skein.v1.ForwardRequest.$Properties instead.
             */

            /**
             * Shape of a ForwardRequest.
             * @typedef {skein.v1.ForwardRequest.$Properties} skein.v1.ForwardRequest.$Shape
             */

            /**
             * Constructs a new ForwardRequest.
             * @memberof skein.v1
             * @classdesc Represents a ForwardRequest.
             * @constructor
             * @param {skein.v1.ForwardRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ForwardRequest = function (properties) {
                this.headers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ForwardRequest method.
             * @member {string} method
             * @memberof skein.v1.ForwardRequest
             * @instance
             */
            ForwardRequest.prototype.method = "";

            /**
             * ForwardRequest path.
             * @member {string} path
             * @memberof skein.v1.ForwardRequest
             * @instance
             */
            ForwardRequest.prototype.path = "";

            /**
             * ForwardRequest headers.
             * @member {Array.<skein.v1.Header.$Properties>} headers
             * @memberof skein.v1.ForwardRequest
             * @instance
             */
            ForwardRequest.prototype.headers = $util.emptyArray;

            /**
             * ForwardRequest body.
             * @member {Uint8Array} body
             * @memberof skein.v1.ForwardRequest
             * @instance
             */
            ForwardRequest.prototype.body = $util.newBuffer([]);

            /**
             * Creates a new ForwardRequest instance using the specified properties.
             * @function create
             * @memberof skein.v1.ForwardRequest
             * @static
             * @param {skein.v1.ForwardRequest.$Properties=} [properties] Properties to set
             * @returns {skein.v1.ForwardRequest} ForwardRequest instance
             * @type {{
             *   (properties: skein.v1.ForwardRequest.$Shape): skein.v1.ForwardRequest & skein.v1.ForwardRequest.$Shape;
             *   (properties?: skein.v1.ForwardRequest.$Properties): skein.v1.ForwardRequest;
             * }}
             */
            ForwardRequest.create = function(properties) {
                return new ForwardRequest(properties);
            };

            /**
             * Encodes the specified ForwardRequest message. Does not implicitly {@link skein.v1.ForwardRequest.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.ForwardRequest
             * @static
             * @param {skein.v1.ForwardRequest.$Properties} message ForwardRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ForwardRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.method != null && $Object.hasOwnProperty.call(message, "method") && message.method !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.method);
                if (message.path != null && $Object.hasOwnProperty.call(message, "path") && message.path !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.path);
                if (message.headers != null && message.headers.length)
                    for (let i = 0; i < message.headers.length; ++i)
                        $root.skein.v1.Header.encode(message.headers[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ForwardRequest message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.ForwardRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.ForwardRequest & skein.v1.ForwardRequest.$Shape} ForwardRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ForwardRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.ForwardRequest();
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
                            if ((value = reader.stringVerify()).length)
                                message.method = value;
                            else
                                delete message.method;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.path = value;
                            else
                                delete message.path;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.headers && message.headers.length))
                                message.headers = [];
                            message.headers.push($root.skein.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
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
             * Gets the type url for ForwardRequest
             * @function getTypeUrl
             * @memberof skein.v1.ForwardRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ForwardRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.ForwardRequest";
            };

            return ForwardRequest;
        })();

        v1.Header = (function() {

            /**
             * Properties of a Header.
             * @typedef {Object} skein.v1.Header.$Properties
             * @property {string|null} [name] Header name
             * @property {string|null} [value] Header value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Header.
             * @memberof skein.v1
             * @interface IHeader
             * @augments skein.v1.Header.$Properties
             * @deprecated Use skein.v1.Header.$Properties instead.
             */

            /**
             * Shape of a Header.
             * @typedef {skein.v1.Header.$Properties} skein.v1.Header.$Shape
             */

            /**
             * Constructs a new Header.
             * @memberof skein.v1
             * @classdesc Represents a Header.
             * @constructor
             * @param {skein.v1.Header.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Header = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Header name.
             * @member {string} name
             * @memberof skein.v1.Header
             * @instance
             */
            Header.prototype.name = "";

            /**
             * Header value.
             * @member {string} value
             * @memberof skein.v1.Header
             * @instance
             */
            Header.prototype.value = "";

            /**
             * Creates a new Header instance using the specified properties.
             * @function create
             * @memberof skein.v1.Header
             * @static
             * @param {skein.v1.Header.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Header} Header instance
             * @type {{
             *   (properties: skein.v1.Header.$Shape): skein.v1.Header & skein.v1.Header.$Shape;
             *   (properties?: skein.v1.Header.$Properties): skein.v1.Header;
             * }}
             */
            Header.create = function(properties) {
                return new Header(properties);
            };

            /**
             * Encodes the specified Header message. Does not implicitly {@link skein.v1.Header.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Header
             * @static
             * @param {skein.v1.Header.$Properties} message Header message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Header.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Header message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Header
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Header & skein.v1.Header.$Shape} Header
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Header.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.Header();
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
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.value = value;
                            else
                                delete message.value;
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
             * Gets the type url for Header
             * @function getTypeUrl
             * @memberof skein.v1.Header
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Header.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Header";
            };

            return Header;
        })();

        v1.ForwardResponse = (function() {

            /**
             * Properties of a ForwardResponse.
             * @typedef {Object} skein.v1.ForwardResponse.$Properties
             * @property {number|null} [status] ForwardResponse status
             * @property {Array.<skein.v1.Header.$Properties>|null} [headers] ForwardResponse headers
             * @property {Uint8Array|null} [body] ForwardResponse body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ForwardResponse.
             * @memberof skein.v1
             * @interface IForwardResponse
             * @augments skein.v1.ForwardResponse.$Properties
             * @deprecated Use skein.v1.ForwardResponse.$Properties instead.
             */

            /**
             * Shape of a ForwardResponse.
             * @typedef {skein.v1.ForwardResponse.$Properties} skein.v1.ForwardResponse.$Shape
             */

            /**
             * Constructs a new ForwardResponse.
             * @memberof skein.v1
             * @classdesc Represents a ForwardResponse.
             * @constructor
             * @param {skein.v1.ForwardResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ForwardResponse = function (properties) {
                this.headers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ForwardResponse status.
             * @member {number} status
             * @memberof skein.v1.ForwardResponse
             * @instance
             */
            ForwardResponse.prototype.status = 0;

            /**
             * ForwardResponse headers.
             * @member {Array.<skein.v1.Header.$Properties>} headers
             * @memberof skein.v1.ForwardResponse
             * @instance
             */
            ForwardResponse.prototype.headers = $util.emptyArray;

            /**
             * ForwardResponse body.
             * @member {Uint8Array} body
             * @memberof skein.v1.ForwardResponse
             * @instance
             */
            ForwardResponse.prototype.body = $util.newBuffer([]);

            /**
             * Creates a new ForwardResponse instance using the specified properties.
             * @function create
             * @memberof skein.v1.ForwardResponse
             * @static
             * @param {skein.v1.ForwardResponse.$Properties=} [properties] Properties to set
             * @returns {skein.v1.ForwardResponse} ForwardResponse instance
             * @type {{
             *   (properties: skein.v1.ForwardResponse.$Shape): skein.v1.ForwardResponse & skein.v1.ForwardResponse.$Shape;
             *   (properties?: skein.v1.ForwardResponse.$Properties): skein.v1.ForwardResponse;
             * }}
             */
            ForwardResponse.create = function(properties) {
                return new ForwardResponse(properties);
            };

            /**
             * Encodes the specified ForwardResponse message. Does not implicitly {@link skein.v1.ForwardResponse.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.ForwardResponse
             * @static
             * @param {skein.v1.ForwardResponse.$Properties} message ForwardResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ForwardResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                if (message.headers != null && message.headers.length)
                    for (let i = 0; i < message.headers.length; ++i)
                        $root.skein.v1.Header.encode(message.headers[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ForwardResponse message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.ForwardResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.ForwardResponse & skein.v1.ForwardResponse.$Shape} ForwardResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ForwardResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.ForwardResponse();
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
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.headers && message.headers.length))
                                message.headers = [];
                            message.headers.push($root.skein.v1.Header.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
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
             * Gets the type url for ForwardResponse
             * @function getTypeUrl
             * @memberof skein.v1.ForwardResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ForwardResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.ForwardResponse";
            };

            return ForwardResponse;
        })();

        v1.WorkerMessage = (function() {

            /**
             * Properties of a WorkerMessage.
             * @typedef {Object} skein.v1.WorkerMessage.$Properties
             * @property {skein.v1.Hello.$Properties|null} [hello] WorkerMessage hello
             * @property {skein.v1.Heartbeat.$Properties|null} [heartbeat] WorkerMessage heartbeat
             * @property {skein.v1.Reports.$Properties|null} [reports] WorkerMessage reports
             * @property {skein.v1.Describe.$Properties|null} [describe] WorkerMessage describe
             * @property {"hello"|"heartbeat"|"reports"|"describe"} [kind] WorkerMessage kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WorkerMessage.
             * @memberof skein.v1
             * @interface IWorkerMessage
             * @augments skein.v1.WorkerMessage.$Properties
             * @deprecated Use skein.v1.WorkerMessage.$Properties instead.
             */

            /**
             * Narrowed shape of a WorkerMessage.
             * @typedef {{
             *   hello?: skein.v1.Hello.$Shape|null;
             *   heartbeat?: skein.v1.Heartbeat.$Shape|null;
             *   reports?: skein.v1.Reports.$Shape|null;
             *   describe?: skein.v1.Describe.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; hello?: null; heartbeat?: null; reports?: null; describe?: null }|{ kind?: "hello"; hello: skein.v1.Hello.$Shape; heartbeat?: null; reports?: null; describe?: null }|{ kind?: "heartbeat"; hello?: null; heartbeat: skein.v1.Heartbeat.$Shape; reports?: null; describe?: null }|{ kind?: "reports"; hello?: null; heartbeat?: null; reports: skein.v1.Reports.$Shape; describe?: null }|{ kind?: "describe"; hello?: null; heartbeat?: null; reports?: null; describe: skein.v1.Describe.$Shape })
             * )} skein.v1.WorkerMessage.$Shape
             */

            /**
             * Constructs a new WorkerMessage.
             * @memberof skein.v1
             * @classdesc Represents a WorkerMessage.
             * @constructor
             * @param {skein.v1.WorkerMessage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WorkerMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WorkerMessage hello.
             * @member {skein.v1.Hello.$Properties|null|undefined} hello
             * @memberof skein.v1.WorkerMessage
             * @instance
             */
            WorkerMessage.prototype.hello = null;

            /**
             * WorkerMessage heartbeat.
             * @member {skein.v1.Heartbeat.$Properties|null|undefined} heartbeat
             * @memberof skein.v1.WorkerMessage
             * @instance
             */
            WorkerMessage.prototype.heartbeat = null;

            /**
             * WorkerMessage reports.
             * @member {skein.v1.Reports.$Properties|null|undefined} reports
             * @memberof skein.v1.WorkerMessage
             * @instance
             */
            WorkerMessage.prototype.reports = null;

            /**
             * WorkerMessage describe.
             * @member {skein.v1.Describe.$Properties|null|undefined} describe
             * @memberof skein.v1.WorkerMessage
             * @instance
             */
            WorkerMessage.prototype.describe = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * WorkerMessage kind.
             * @member {"hello"|"heartbeat"|"reports"|"describe"|undefined} kind
             * @memberof skein.v1.WorkerMessage
             * @instance
             */
            $Object.defineProperty(WorkerMessage.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "heartbeat", "reports", "describe"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new WorkerMessage instance using the specified properties.
             * @function create
             * @memberof skein.v1.WorkerMessage
             * @static
             * @param {skein.v1.WorkerMessage.$Properties=} [properties] Properties to set
             * @returns {skein.v1.WorkerMessage} WorkerMessage instance
             * @type {{
             *   (properties: skein.v1.WorkerMessage.$Shape): skein.v1.WorkerMessage & skein.v1.WorkerMessage.$Shape;
             *   (properties?: skein.v1.WorkerMessage.$Properties): skein.v1.WorkerMessage;
             * }}
             */
            WorkerMessage.create = function(properties) {
                return new WorkerMessage(properties);
            };

            /**
             * Encodes the specified WorkerMessage message. Does not implicitly {@link skein.v1.WorkerMessage.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.WorkerMessage
             * @static
             * @param {skein.v1.WorkerMessage.$Properties} message WorkerMessage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WorkerMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.skein.v1.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.skein.v1.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.reports != null && $Object.hasOwnProperty.call(message, "reports"))
                    $root.skein.v1.Reports.encode(message.reports, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.describe != null && $Object.hasOwnProperty.call(message, "describe"))
                    $root.skein.v1.Describe.encode(message.describe, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WorkerMessage message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.WorkerMessage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.WorkerMessage & skein.v1.WorkerMessage.$Shape} WorkerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WorkerMessage.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.WorkerMessage();
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
                            message.hello = $root.skein.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.kind = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.skein.v1.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.kind = "heartbeat";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.reports = $root.skein.v1.Reports.decode(reader, reader.size(), $undefined, _depth + 1, message.reports);
                            message.kind = "reports";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.describe = $root.skein.v1.Describe.decode(reader, reader.size(), $undefined, _depth + 1, message.describe);
                            message.kind = "describe";
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
             * Gets the type url for WorkerMessage
             * @function getTypeUrl
             * @memberof skein.v1.WorkerMessage
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            WorkerMessage.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.WorkerMessage";
            };

            return WorkerMessage;
        })();

        v1.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} skein.v1.Hello.$Properties
             * @property {Uint8Array|null} [description] Hello description
             * @property {string|null} [dataPathAddress] Hello dataPathAddress
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof skein.v1
             * @interface IHello
             * @augments skein.v1.Hello.$Properties
             * @deprecated Use skein.v1.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {skein.v1.Hello.$Properties} skein.v1.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof skein.v1
             * @classdesc Represents a Hello.
             * @constructor
             * @param {skein.v1.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello description.
             * @member {Uint8Array} description
             * @memberof skein.v1.Hello
             * @instance
             */
            Hello.prototype.description = $util.newBuffer([]);

            /**
             * Hello dataPathAddress.
             * @member {string} dataPathAddress
             * @memberof skein.v1.Hello
             * @instance
             */
            Hello.prototype.dataPathAddress = "";

            /**
             * Creates a new Hello instance using the specified properties.
             * @function create
             * @memberof skein.v1.Hello
             * @static
             * @param {skein.v1.Hello.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Hello} Hello instance
             * @type {{
             *   (properties: skein.v1.Hello.$Shape): skein.v1.Hello & skein.v1.Hello.$Shape;
             *   (properties?: skein.v1.Hello.$Properties): skein.v1.Hello;
             * }}
             */
            Hello.create = function(properties) {
                return new Hello(properties);
            };

            /**
             * Encodes the specified Hello message. Does not implicitly {@link skein.v1.Hello.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Hello
             * @static
             * @param {skein.v1.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.description);
                if (message.dataPathAddress != null && $Object.hasOwnProperty.call(message, "dataPathAddress") && message.dataPathAddress !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.dataPathAddress);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Hello & skein.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.Hello();
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
                                message.description = value;
                            else
                                delete message.description;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.dataPathAddress = value;
                            else
                                delete message.dataPathAddress;
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
             * Gets the type url for Hello
             * @function getTypeUrl
             * @memberof skein.v1.Hello
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Hello.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Hello";
            };

            return Hello;
        })();

        v1.Describe = (function() {

            /**
             * Properties of a Describe.
             * @typedef {Object} skein.v1.Describe.$Properties
             * @property {Uint8Array|null} [description] Describe description
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Describe.
             * @memberof skein.v1
             * @interface IDescribe
             * @augments skein.v1.Describe.$Properties
             * @deprecated Use skein.v1.Describe.$Properties instead.
             */

            /**
             * Shape of a Describe.
             * @typedef {skein.v1.Describe.$Properties} skein.v1.Describe.$Shape
             */

            /**
             * Constructs a new Describe.
             * @memberof skein.v1
             * @classdesc Represents a Describe.
             * @constructor
             * @param {skein.v1.Describe.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Describe = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Describe description.
             * @member {Uint8Array} description
             * @memberof skein.v1.Describe
             * @instance
             */
            Describe.prototype.description = $util.newBuffer([]);

            /**
             * Creates a new Describe instance using the specified properties.
             * @function create
             * @memberof skein.v1.Describe
             * @static
             * @param {skein.v1.Describe.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Describe} Describe instance
             * @type {{
             *   (properties: skein.v1.Describe.$Shape): skein.v1.Describe & skein.v1.Describe.$Shape;
             *   (properties?: skein.v1.Describe.$Properties): skein.v1.Describe;
             * }}
             */
            Describe.create = function(properties) {
                return new Describe(properties);
            };

            /**
             * Encodes the specified Describe message. Does not implicitly {@link skein.v1.Describe.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Describe
             * @static
             * @param {skein.v1.Describe.$Properties} message Describe message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Describe.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.description != null && $Object.hasOwnProperty.call(message, "description") && message.description.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.description);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Describe message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Describe
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Describe & skein.v1.Describe.$Shape} Describe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Describe.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.Describe();
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
                                message.description = value;
                            else
                                delete message.description;
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
             * Gets the type url for Describe
             * @function getTypeUrl
             * @memberof skein.v1.Describe
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Describe.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Describe";
            };

            return Describe;
        })();

        v1.Heartbeat = (function() {

            /**
             * Properties of a Heartbeat.
             * @typedef {Object} skein.v1.Heartbeat.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Heartbeat.
             * @memberof skein.v1
             * @interface IHeartbeat
             * @augments skein.v1.Heartbeat.$Properties
             * @deprecated Use skein.v1.Heartbeat.$Properties instead.
             */

            /**
             * Shape of a Heartbeat.
             * @typedef {skein.v1.Heartbeat.$Properties} skein.v1.Heartbeat.$Shape
             */

            /**
             * Constructs a new Heartbeat.
             * @memberof skein.v1
             * @classdesc Represents a Heartbeat.
             * @constructor
             * @param {skein.v1.Heartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Heartbeat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @function create
             * @memberof skein.v1.Heartbeat
             * @static
             * @param {skein.v1.Heartbeat.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Heartbeat} Heartbeat instance
             * @type {{
             *   (properties: skein.v1.Heartbeat.$Shape): skein.v1.Heartbeat & skein.v1.Heartbeat.$Shape;
             *   (properties?: skein.v1.Heartbeat.$Properties): skein.v1.Heartbeat;
             * }}
             */
            Heartbeat.create = function(properties) {
                return new Heartbeat(properties);
            };

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link skein.v1.Heartbeat.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Heartbeat
             * @static
             * @param {skein.v1.Heartbeat.$Properties} message Heartbeat message or plain object to encode
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
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Heartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Heartbeat & skein.v1.Heartbeat.$Shape} Heartbeat
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
                message = _target || new $root.skein.v1.Heartbeat();
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
             * Gets the type url for Heartbeat
             * @function getTypeUrl
             * @memberof skein.v1.Heartbeat
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Heartbeat.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Heartbeat";
            };

            return Heartbeat;
        })();

        v1.Reports = (function() {

            /**
             * Properties of a Reports.
             * @typedef {Object} skein.v1.Reports.$Properties
             * @property {Array.<Uint8Array>|null} [reports] Reports reports
             * @property {number|null} [sequence] Reports sequence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Reports.
             * @memberof skein.v1
             * @interface IReports
             * @augments skein.v1.Reports.$Properties
             * @deprecated Use skein.v1.Reports.$Properties instead.
             */

            /**
             * Shape of a Reports.
             * @typedef {skein.v1.Reports.$Properties} skein.v1.Reports.$Shape
             */

            /**
             * Constructs a new Reports.
             * @memberof skein.v1
             * @classdesc Represents a Reports.
             * @constructor
             * @param {skein.v1.Reports.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Reports = function (properties) {
                this.reports = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Reports reports.
             * @member {Array.<Uint8Array>} reports
             * @memberof skein.v1.Reports
             * @instance
             */
            Reports.prototype.reports = $util.emptyArray;

            /**
             * Reports sequence.
             * @member {number} sequence
             * @memberof skein.v1.Reports
             * @instance
             */
            Reports.prototype.sequence = 0;

            /**
             * Creates a new Reports instance using the specified properties.
             * @function create
             * @memberof skein.v1.Reports
             * @static
             * @param {skein.v1.Reports.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Reports} Reports instance
             * @type {{
             *   (properties: skein.v1.Reports.$Shape): skein.v1.Reports & skein.v1.Reports.$Shape;
             *   (properties?: skein.v1.Reports.$Properties): skein.v1.Reports;
             * }}
             */
            Reports.create = function(properties) {
                return new Reports(properties);
            };

            /**
             * Encodes the specified Reports message. Does not implicitly {@link skein.v1.Reports.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Reports
             * @static
             * @param {skein.v1.Reports.$Properties} message Reports message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Reports.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reports != null && message.reports.length)
                    for (let i = 0; i < message.reports.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.reports[i]);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && !$Object.is(message.sequence, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.sequence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Reports message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Reports
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Reports & skein.v1.Reports.$Shape} Reports
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Reports.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.Reports();
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
                            if (!(message.reports && message.reports.length))
                                message.reports = [];
                            message.reports.push(reader.bytes());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.sequence = value;
                            else
                                delete message.sequence;
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
             * Gets the type url for Reports
             * @function getTypeUrl
             * @memberof skein.v1.Reports
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Reports.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Reports";
            };

            return Reports;
        })();

        v1.ManagerMessage = (function() {

            /**
             * Properties of a ManagerMessage.
             * @typedef {Object} skein.v1.ManagerMessage.$Properties
             * @property {skein.v1.Welcome.$Properties|null} [welcome] ManagerMessage welcome
             * @property {skein.v1.HeartbeatReply.$Properties|null} [heartbeat] ManagerMessage heartbeat
             * @property {skein.v1.AssignmentSet.$Properties|null} [assignments] ManagerMessage assignments
             * @property {skein.v1.ReportsTaken.$Properties|null} [reportsTaken] ManagerMessage reportsTaken
             * @property {skein.v1.LogRequest.$Properties|null} [logRequest] ManagerMessage logRequest
             * @property {skein.v1.LogCancel.$Properties|null} [logCancel] ManagerMessage logCancel
             * @property {skein.v1.ManagerList.$Properties|null} [managers] ManagerMessage managers
             * @property {"welcome"|"heartbeat"|"assignments"|"reportsTaken"|"logRequest"|"logCancel"|"managers"} [kind] ManagerMessage kind
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ManagerMessage.
             * @memberof skein.v1
             * @interface IManagerMessage
             * @augments skein.v1.ManagerMessage.$Properties
             * @deprecated Use skein.v1.ManagerMessage.$Properties instead.
             */

            /**
             * Narrowed shape of a ManagerMessage.
             * @typedef {{
             *   welcome?: skein.v1.Welcome.$Shape|null;
             *   heartbeat?: skein.v1.HeartbeatReply.$Shape|null;
             *   assignments?: skein.v1.AssignmentSet.$Shape|null;
             *   reportsTaken?: skein.v1.ReportsTaken.$Shape|null;
             *   logRequest?: skein.v1.LogRequest.$Shape|null;
             *   logCancel?: skein.v1.LogCancel.$Shape|null;
             *   managers?: skein.v1.ManagerList.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ kind?: undefined; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "welcome"; welcome: skein.v1.Welcome.$Shape; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "heartbeat"; welcome?: null; heartbeat: skein.v1.HeartbeatReply.$Shape; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "assignments"; welcome?: null; heartbeat?: null; assignments: skein.v1.AssignmentSet.$Shape; reportsTaken?: null; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "reportsTaken"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken: skein.v1.ReportsTaken.$Shape; logRequest?: null; logCancel?: null; managers?: null }|{ kind?: "logRequest"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest: skein.v1.LogRequest.$Shape; logCancel?: null; managers?: null }|{ kind?: "logCancel"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel: skein.v1.LogCancel.$Shape; managers?: null }|{ kind?: "managers"; welcome?: null; heartbeat?: null; assignments?: null; reportsTaken?: null; logRequest?: null; logCancel?: null; managers: skein.v1.ManagerList.$Shape })
             * )} skein.v1.ManagerMessage.$Shape
             */

            /**
             * Constructs a new ManagerMessage.
             * @memberof skein.v1
             * @classdesc Represents a ManagerMessage.
             * @constructor
             * @param {skein.v1.ManagerMessage.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ManagerMessage = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ManagerMessage welcome.
             * @member {skein.v1.Welcome.$Properties|null|undefined} welcome
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            ManagerMessage.prototype.welcome = null;

            /**
             * ManagerMessage heartbeat.
             * @member {skein.v1.HeartbeatReply.$Properties|null|undefined} heartbeat
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            ManagerMessage.prototype.heartbeat = null;

            /**
             * ManagerMessage assignments.
             * @member {skein.v1.AssignmentSet.$Properties|null|undefined} assignments
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            ManagerMessage.prototype.assignments = null;

            /**
             * ManagerMessage reportsTaken.
             * @member {skein.v1.ReportsTaken.$Properties|null|undefined} reportsTaken
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            ManagerMessage.prototype.reportsTaken = null;

            /**
             * ManagerMessage logRequest.
             * @member {skein.v1.LogRequest.$Properties|null|undefined} logRequest
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            ManagerMessage.prototype.logRequest = null;

            /**
             * ManagerMessage logCancel.
             * @member {skein.v1.LogCancel.$Properties|null|undefined} logCancel
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            ManagerMessage.prototype.logCancel = null;

            /**
             * ManagerMessage managers.
             * @member {skein.v1.ManagerList.$Properties|null|undefined} managers
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            ManagerMessage.prototype.managers = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ManagerMessage kind.
             * @member {"welcome"|"heartbeat"|"assignments"|"reportsTaken"|"logRequest"|"logCancel"|"managers"|undefined} kind
             * @memberof skein.v1.ManagerMessage
             * @instance
             */
            $Object.defineProperty(ManagerMessage.prototype, "kind", {
                get: $util.oneOfGetter($oneOfFields = ["welcome", "heartbeat", "assignments", "reportsTaken", "logRequest", "logCancel", "managers"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ManagerMessage instance using the specified properties.
             * @function create
             * @memberof skein.v1.ManagerMessage
             * @static
             * @param {skein.v1.ManagerMessage.$Properties=} [properties] Properties to set
             * @returns {skein.v1.ManagerMessage} ManagerMessage instance
             * @type {{
             *   (properties: skein.v1.ManagerMessage.$Shape): skein.v1.ManagerMessage & skein.v1.ManagerMessage.$Shape;
             *   (properties?: skein.v1.ManagerMessage.$Properties): skein.v1.ManagerMessage;
             * }}
             */
            ManagerMessage.create = function(properties) {
                return new ManagerMessage(properties);
            };

            /**
             * Encodes the specified ManagerMessage message. Does not implicitly {@link skein.v1.ManagerMessage.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.ManagerMessage
             * @static
             * @param {skein.v1.ManagerMessage.$Properties} message ManagerMessage message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ManagerMessage.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.skein.v1.Welcome.encode(message.welcome, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.skein.v1.HeartbeatReply.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.assignments != null && $Object.hasOwnProperty.call(message, "assignments"))
                    $root.skein.v1.AssignmentSet.encode(message.assignments, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.reportsTaken != null && $Object.hasOwnProperty.call(message, "reportsTaken"))
                    $root.skein.v1.ReportsTaken.encode(message.reportsTaken, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.logRequest != null && $Object.hasOwnProperty.call(message, "logRequest"))
                    $root.skein.v1.LogRequest.encode(message.logRequest, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.logCancel != null && $Object.hasOwnProperty.call(message, "logCancel"))
                    $root.skein.v1.LogCancel.encode(message.logCancel, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.managers != null && $Object.hasOwnProperty.call(message, "managers"))
                    $root.skein.v1.ManagerList.encode(message.managers, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ManagerMessage message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.ManagerMessage
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.ManagerMessage & skein.v1.ManagerMessage.$Shape} ManagerMessage
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ManagerMessage.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.ManagerMessage();
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
                            message.welcome = $root.skein.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.kind = "welcome";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.skein.v1.HeartbeatReply.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            message.kind = "heartbeat";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.assignments = $root.skein.v1.AssignmentSet.decode(reader, reader.size(), $undefined, _depth + 1, message.assignments);
                            message.kind = "assignments";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.reportsTaken = $root.skein.v1.ReportsTaken.decode(reader, reader.size(), $undefined, _depth + 1, message.reportsTaken);
                            message.kind = "reportsTaken";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.logRequest = $root.skein.v1.LogRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.logRequest);
                            message.kind = "logRequest";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.logCancel = $root.skein.v1.LogCancel.decode(reader, reader.size(), $undefined, _depth + 1, message.logCancel);
                            message.kind = "logCancel";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.managers = $root.skein.v1.ManagerList.decode(reader, reader.size(), $undefined, _depth + 1, message.managers);
                            message.kind = "managers";
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
             * Gets the type url for ManagerMessage
             * @function getTypeUrl
             * @memberof skein.v1.ManagerMessage
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ManagerMessage.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.ManagerMessage";
            };

            return ManagerMessage;
        })();

        v1.Welcome = (function() {

            /**
             * Properties of a Welcome.
             * @typedef {Object} skein.v1.Welcome.$Properties
             * @property {string|null} [nodeId] Welcome nodeId
             * @property {number|null} [heartbeatMs] Welcome heartbeatMs
             * @property {number|null} [spreadMs] Welcome spreadMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Welcome.
             * @memberof skein.v1
             * @interface IWelcome
             * @augments skein.v1.Welcome.$Properties
             * @deprecated Use skein.v1.Welcome.$Properties instead.
             */

            /**
             * Shape of a Welcome.
             * @typedef {skein.v1.Welcome.$Properties} skein.v1.Welcome.$Shape
             */

            /**
             * Constructs a new Welcome.
             * @memberof skein.v1
             * @classdesc Represents a Welcome.
             * @constructor
             * @param {skein.v1.Welcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Welcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Welcome nodeId.
             * @member {string} nodeId
             * @memberof skein.v1.Welcome
             * @instance
             */
            Welcome.prototype.nodeId = "";

            /**
             * Welcome heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof skein.v1.Welcome
             * @instance
             */
            Welcome.prototype.heartbeatMs = 0;

            /**
             * Welcome spreadMs.
             * @member {number} spreadMs
             * @memberof skein.v1.Welcome
             * @instance
             */
            Welcome.prototype.spreadMs = 0;

            /**
             * Creates a new Welcome instance using the specified properties.
             * @function create
             * @memberof skein.v1.Welcome
             * @static
             * @param {skein.v1.Welcome.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Welcome} Welcome instance
             * @type {{
             *   (properties: skein.v1.Welcome.$Shape): skein.v1.Welcome & skein.v1.Welcome.$Shape;
             *   (properties?: skein.v1.Welcome.$Properties): skein.v1.Welcome;
             * }}
             */
            Welcome.create = function(properties) {
                return new Welcome(properties);
            };

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link skein.v1.Welcome.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Welcome
             * @static
             * @param {skein.v1.Welcome.$Properties} message Welcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.nodeId);
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && !$Object.is(message.heartbeatMs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.heartbeatMs);
                if (message.spreadMs != null && $Object.hasOwnProperty.call(message, "spreadMs") && !$Object.is(message.spreadMs, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.spreadMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Welcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Welcome & skein.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Welcome.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.Welcome();
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
                            if ((value = reader.stringVerify()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.spreadMs = value;
                            else
                                delete message.spreadMs;
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
             * Gets the type url for Welcome
             * @function getTypeUrl
             * @memberof skein.v1.Welcome
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Welcome.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Welcome";
            };

            return Welcome;
        })();

        v1.HeartbeatReply = (function() {

            /**
             * Properties of a HeartbeatReply.
             * @typedef {Object} skein.v1.HeartbeatReply.$Properties
             * @property {number|null} [heartbeatMs] HeartbeatReply heartbeatMs
             * @property {number|null} [spreadMs] HeartbeatReply spreadMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HeartbeatReply.
             * @memberof skein.v1
             * @interface IHeartbeatReply
             * @augments skein.v1.HeartbeatReply.$Properties
             * @deprecated Use skein.v1.HeartbeatReply.$Properties instead.
             */

            /**
             * Shape of a HeartbeatReply.
             * @typedef {skein.v1.HeartbeatReply.$Properties} skein.v1.HeartbeatReply.$Shape
             */

            /**
             * Constructs a new HeartbeatReply.
             * @memberof skein.v1
             * @classdesc Represents a HeartbeatReply.
             * @constructor
             * @param {skein.v1.HeartbeatReply.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HeartbeatReply = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HeartbeatReply heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof skein.v1.HeartbeatReply
             * @instance
             */
            HeartbeatReply.prototype.heartbeatMs = 0;

            /**
             * HeartbeatReply spreadMs.
             * @member {number} spreadMs
             * @memberof skein.v1.HeartbeatReply
             * @instance
             */
            HeartbeatReply.prototype.spreadMs = 0;

            /**
             * Creates a new HeartbeatReply instance using the specified properties.
             * @function create
             * @memberof skein.v1.HeartbeatReply
             * @static
             * @param {skein.v1.HeartbeatReply.$Properties=} [properties] Properties to set
             * @returns {skein.v1.HeartbeatReply} HeartbeatReply instance
             * @type {{
             *   (properties: skein.v1.HeartbeatReply.$Shape): skein.v1.HeartbeatReply & skein.v1.HeartbeatReply.$Shape;
             *   (properties?: skein.v1.HeartbeatReply.$Properties): skein.v1.HeartbeatReply;
             * }}
             */
            HeartbeatReply.create = function(properties) {
                return new HeartbeatReply(properties);
            };

            /**
             * Encodes the specified HeartbeatReply message. Does not implicitly {@link skein.v1.HeartbeatReply.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.HeartbeatReply
             * @static
             * @param {skein.v1.HeartbeatReply.$Properties} message HeartbeatReply message or plain object to encode
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
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && !$Object.is(message.heartbeatMs, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.heartbeatMs);
                if (message.spreadMs != null && $Object.hasOwnProperty.call(message, "spreadMs") && !$Object.is(message.spreadMs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.spreadMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HeartbeatReply message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.HeartbeatReply
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.HeartbeatReply & skein.v1.HeartbeatReply.$Shape} HeartbeatReply
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
                message = _target || new $root.skein.v1.HeartbeatReply();
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
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.spreadMs = value;
                            else
                                delete message.spreadMs;
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
             * Gets the type url for HeartbeatReply
             * @function getTypeUrl
             * @memberof skein.v1.HeartbeatReply
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            HeartbeatReply.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.HeartbeatReply";
            };

            return HeartbeatReply;
        })();

        v1.AssignmentSet = (function() {

            /**
             * Properties of an AssignmentSet.
             * @typedef {Object} skein.v1.AssignmentSet.$Properties
             * @property {boolean|null} [complete] AssignmentSet complete
             * @property {boolean|null} [last] AssignmentSet last
             * @property {Array.<skein.v1.Assignment.$Properties>|null} [put] AssignmentSet put
             * @property {Array.<string>|null} [drop] AssignmentSet drop
             * @property {Array.<Uint8Array>|null} [shared] AssignmentSet shared
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AssignmentSet.
             * @memberof skein.v1
             * @interface IAssignmentSet
             * @augments skein.v1.AssignmentSet.$Properties
             * @deprecated Use skein.v1.AssignmentSet.$Properties instead.
             */

            /**
             * Shape of an AssignmentSet.
             * @typedef {skein.v1.AssignmentSet.$Properties} skein.v1.AssignmentSet.$Shape
             */

            /**
             * Constructs a new AssignmentSet.
             * @memberof skein.v1
             * @classdesc Represents an AssignmentSet.
             * @constructor
             * @param {skein.v1.AssignmentSet.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AssignmentSet = function (properties) {
                this.put = [];
                this.drop = [];
                this.shared = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AssignmentSet complete.
             * @member {boolean} complete
             * @memberof skein.v1.AssignmentSet
             * @instance
             */
            AssignmentSet.prototype.complete = false;

            /**
             * AssignmentSet last.
             * @member {boolean} last
             * @memberof skein.v1.AssignmentSet
             * @instance
             */
            AssignmentSet.prototype.last = false;

            /**
             * AssignmentSet put.
             * @member {Array.<skein.v1.Assignment.$Properties>} put
             * @memberof skein.v1.AssignmentSet
             * @instance
             */
            AssignmentSet.prototype.put = $util.emptyArray;

            /**
             * AssignmentSet drop.
             * @member {Array.<string>} drop
             * @memberof skein.v1.AssignmentSet
             * @instance
             */
            AssignmentSet.prototype.drop = $util.emptyArray;

            /**
             * AssignmentSet shared.
             * @member {Array.<Uint8Array>} shared
             * @memberof skein.v1.AssignmentSet
             * @instance
             */
            AssignmentSet.prototype.shared = $util.emptyArray;

            /**
             * Creates a new AssignmentSet instance using the specified properties.
             * @function create
             * @memberof skein.v1.AssignmentSet
             * @static
             * @param {skein.v1.AssignmentSet.$Properties=} [properties] Properties to set
             * @returns {skein.v1.AssignmentSet} AssignmentSet instance
             * @type {{
             *   (properties: skein.v1.AssignmentSet.$Shape): skein.v1.AssignmentSet & skein.v1.AssignmentSet.$Shape;
             *   (properties?: skein.v1.AssignmentSet.$Properties): skein.v1.AssignmentSet;
             * }}
             */
            AssignmentSet.create = function(properties) {
                return new AssignmentSet(properties);
            };

            /**
             * Encodes the specified AssignmentSet message. Does not implicitly {@link skein.v1.AssignmentSet.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.AssignmentSet
             * @static
             * @param {skein.v1.AssignmentSet.$Properties} message AssignmentSet message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AssignmentSet.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.complete);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.last);
                if (message.put != null && message.put.length)
                    for (let i = 0; i < message.put.length; ++i)
                        $root.skein.v1.Assignment.encode(message.put[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.drop != null && message.drop.length)
                    for (let i = 0; i < message.drop.length; ++i)
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.drop[i]);
                if (message.shared != null && message.shared.length)
                    for (let i = 0; i < message.shared.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.shared[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AssignmentSet message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.AssignmentSet
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.AssignmentSet & skein.v1.AssignmentSet.$Shape} AssignmentSet
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AssignmentSet.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.AssignmentSet();
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
                                message.complete = value;
                            else
                                delete message.complete;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.put && message.put.length))
                                message.put = [];
                            message.put.push($root.skein.v1.Assignment.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.drop && message.drop.length))
                                message.drop = [];
                            message.drop.push(reader.stringVerify());
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.shared && message.shared.length))
                                message.shared = [];
                            message.shared.push(reader.bytes());
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
             * Gets the type url for AssignmentSet
             * @function getTypeUrl
             * @memberof skein.v1.AssignmentSet
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AssignmentSet.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.AssignmentSet";
            };

            return AssignmentSet;
        })();

        v1.AssignmentGroup = (function() {

            /**
             * Properties of an AssignmentGroup.
             * @typedef {Object} skein.v1.AssignmentGroup.$Properties
             * @property {Array.<skein.v1.Assignment.$Properties>|null} [put] AssignmentGroup put
             * @property {Array.<string>|null} [drop] AssignmentGroup drop
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AssignmentGroup.
             * @memberof skein.v1
             * @interface IAssignmentGroup
             * @augments skein.v1.AssignmentGroup.$Properties
             * @deprecated Use skein.v1.AssignmentGroup.$Properties instead.
             */

            /**
             * Shape of an AssignmentGroup.
             * @typedef {skein.v1.AssignmentGroup.$Properties} skein.v1.AssignmentGroup.$Shape
             */

            /**
             * Constructs a new AssignmentGroup.
             * @memberof skein.v1
             * @classdesc Represents an AssignmentGroup.
             * @constructor
             * @param {skein.v1.AssignmentGroup.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AssignmentGroup = function (properties) {
                this.put = [];
                this.drop = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AssignmentGroup put.
             * @member {Array.<skein.v1.Assignment.$Properties>} put
             * @memberof skein.v1.AssignmentGroup
             * @instance
             */
            AssignmentGroup.prototype.put = $util.emptyArray;

            /**
             * AssignmentGroup drop.
             * @member {Array.<string>} drop
             * @memberof skein.v1.AssignmentGroup
             * @instance
             */
            AssignmentGroup.prototype.drop = $util.emptyArray;

            /**
             * Creates a new AssignmentGroup instance using the specified properties.
             * @function create
             * @memberof skein.v1.AssignmentGroup
             * @static
             * @param {skein.v1.AssignmentGroup.$Properties=} [properties] Properties to set
             * @returns {skein.v1.AssignmentGroup} AssignmentGroup instance
             * @type {{
             *   (properties: skein.v1.AssignmentGroup.$Shape): skein.v1.AssignmentGroup & skein.v1.AssignmentGroup.$Shape;
             *   (properties?: skein.v1.AssignmentGroup.$Properties): skein.v1.AssignmentGroup;
             * }}
             */
            AssignmentGroup.create = function(properties) {
                return new AssignmentGroup(properties);
            };

            /**
             * Encodes the specified AssignmentGroup message. Does not implicitly {@link skein.v1.AssignmentGroup.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.AssignmentGroup
             * @static
             * @param {skein.v1.AssignmentGroup.$Properties} message AssignmentGroup message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AssignmentGroup.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.put != null && message.put.length)
                    for (let i = 0; i < message.put.length; ++i)
                        $root.skein.v1.Assignment.encode(message.put[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.drop != null && message.drop.length)
                    for (let i = 0; i < message.drop.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.drop[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AssignmentGroup message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.AssignmentGroup
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.AssignmentGroup & skein.v1.AssignmentGroup.$Shape} AssignmentGroup
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AssignmentGroup.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.AssignmentGroup();
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
                            if (!(message.put && message.put.length))
                                message.put = [];
                            message.put.push($root.skein.v1.Assignment.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.drop && message.drop.length))
                                message.drop = [];
                            message.drop.push(reader.stringVerify());
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
             * Gets the type url for AssignmentGroup
             * @function getTypeUrl
             * @memberof skein.v1.AssignmentGroup
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            AssignmentGroup.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.AssignmentGroup";
            };

            return AssignmentGroup;
        })();

        v1.Assignment = (function() {

            /**
             * Properties of an Assignment.
             * @typedef {Object} skein.v1.Assignment.$Properties
             * @property {string|null} [key] Assignment key
             * @property {Uint8Array|null} [item] Assignment item
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Assignment.
             * @memberof skein.v1
             * @interface IAssignment
             * @augments skein.v1.Assignment.$Properties
             * @deprecated Use skein.v1.Assignment.$Properties instead.
             */

            /**
             * Shape of an Assignment.
             * @typedef {skein.v1.Assignment.$Properties} skein.v1.Assignment.$Shape
             */

            /**
             * Constructs a new Assignment.
             * @memberof skein.v1
             * @classdesc Represents an Assignment.
             * @constructor
             * @param {skein.v1.Assignment.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Assignment = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Assignment key.
             * @member {string} key
             * @memberof skein.v1.Assignment
             * @instance
             */
            Assignment.prototype.key = "";

            /**
             * Assignment item.
             * @member {Uint8Array} item
             * @memberof skein.v1.Assignment
             * @instance
             */
            Assignment.prototype.item = $util.newBuffer([]);

            /**
             * Creates a new Assignment instance using the specified properties.
             * @function create
             * @memberof skein.v1.Assignment
             * @static
             * @param {skein.v1.Assignment.$Properties=} [properties] Properties to set
             * @returns {skein.v1.Assignment} Assignment instance
             * @type {{
             *   (properties: skein.v1.Assignment.$Shape): skein.v1.Assignment & skein.v1.Assignment.$Shape;
             *   (properties?: skein.v1.Assignment.$Properties): skein.v1.Assignment;
             * }}
             */
            Assignment.create = function(properties) {
                return new Assignment(properties);
            };

            /**
             * Encodes the specified Assignment message. Does not implicitly {@link skein.v1.Assignment.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.Assignment
             * @static
             * @param {skein.v1.Assignment.$Properties} message Assignment message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Assignment.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.key);
                if (message.item != null && $Object.hasOwnProperty.call(message, "item") && message.item.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.item);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Assignment message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.Assignment
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.Assignment & skein.v1.Assignment.$Shape} Assignment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Assignment.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.Assignment();
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
                            if ((value = reader.stringVerify()).length)
                                message.key = value;
                            else
                                delete message.key;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.item = value;
                            else
                                delete message.item;
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
             * Gets the type url for Assignment
             * @function getTypeUrl
             * @memberof skein.v1.Assignment
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            Assignment.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.Assignment";
            };

            return Assignment;
        })();

        v1.ReportsTaken = (function() {

            /**
             * Properties of a ReportsTaken.
             * @typedef {Object} skein.v1.ReportsTaken.$Properties
             * @property {number|null} [sequence] ReportsTaken sequence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReportsTaken.
             * @memberof skein.v1
             * @interface IReportsTaken
             * @augments skein.v1.ReportsTaken.$Properties
             * @deprecated Use skein.v1.ReportsTaken.$Properties instead.
             */

            /**
             * Shape of a ReportsTaken.
             * @typedef {skein.v1.ReportsTaken.$Properties} skein.v1.ReportsTaken.$Shape
             */

            /**
             * Constructs a new ReportsTaken.
             * @memberof skein.v1
             * @classdesc Represents a ReportsTaken.
             * @constructor
             * @param {skein.v1.ReportsTaken.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReportsTaken = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReportsTaken sequence.
             * @member {number} sequence
             * @memberof skein.v1.ReportsTaken
             * @instance
             */
            ReportsTaken.prototype.sequence = 0;

            /**
             * Creates a new ReportsTaken instance using the specified properties.
             * @function create
             * @memberof skein.v1.ReportsTaken
             * @static
             * @param {skein.v1.ReportsTaken.$Properties=} [properties] Properties to set
             * @returns {skein.v1.ReportsTaken} ReportsTaken instance
             * @type {{
             *   (properties: skein.v1.ReportsTaken.$Shape): skein.v1.ReportsTaken & skein.v1.ReportsTaken.$Shape;
             *   (properties?: skein.v1.ReportsTaken.$Properties): skein.v1.ReportsTaken;
             * }}
             */
            ReportsTaken.create = function(properties) {
                return new ReportsTaken(properties);
            };

            /**
             * Encodes the specified ReportsTaken message. Does not implicitly {@link skein.v1.ReportsTaken.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.ReportsTaken
             * @static
             * @param {skein.v1.ReportsTaken.$Properties} message ReportsTaken message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReportsTaken.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && !$Object.is(message.sequence, 0))
                    writer.uint32(/* id 1, wireType 1 =*/9).double(message.sequence);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReportsTaken message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.ReportsTaken
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.ReportsTaken & skein.v1.ReportsTaken.$Shape} ReportsTaken
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReportsTaken.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.ReportsTaken();
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
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.sequence = value;
                            else
                                delete message.sequence;
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
             * Gets the type url for ReportsTaken
             * @function getTypeUrl
             * @memberof skein.v1.ReportsTaken
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ReportsTaken.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.ReportsTaken";
            };

            return ReportsTaken;
        })();

        v1.ManagerList = (function() {

            /**
             * Properties of a ManagerList.
             * @typedef {Object} skein.v1.ManagerList.$Properties
             * @property {Array.<skein.v1.ManagerAddress.$Properties>|null} [managers] ManagerList managers
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ManagerList.
             * @memberof skein.v1
             * @interface IManagerList
             * @augments skein.v1.ManagerList.$Properties
             * @deprecated Use skein.v1.ManagerList.$Properties instead.
             */

            /**
             * Shape of a ManagerList.
             * @typedef {skein.v1.ManagerList.$Properties} skein.v1.ManagerList.$Shape
             */

            /**
             * Constructs a new ManagerList.
             * @memberof skein.v1
             * @classdesc Represents a ManagerList.
             * @constructor
             * @param {skein.v1.ManagerList.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ManagerList = function (properties) {
                this.managers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ManagerList managers.
             * @member {Array.<skein.v1.ManagerAddress.$Properties>} managers
             * @memberof skein.v1.ManagerList
             * @instance
             */
            ManagerList.prototype.managers = $util.emptyArray;

            /**
             * Creates a new ManagerList instance using the specified properties.
             * @function create
             * @memberof skein.v1.ManagerList
             * @static
             * @param {skein.v1.ManagerList.$Properties=} [properties] Properties to set
             * @returns {skein.v1.ManagerList} ManagerList instance
             * @type {{
             *   (properties: skein.v1.ManagerList.$Shape): skein.v1.ManagerList & skein.v1.ManagerList.$Shape;
             *   (properties?: skein.v1.ManagerList.$Properties): skein.v1.ManagerList;
             * }}
             */
            ManagerList.create = function(properties) {
                return new ManagerList(properties);
            };

            /**
             * Encodes the specified ManagerList message. Does not implicitly {@link skein.v1.ManagerList.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.ManagerList
             * @static
             * @param {skein.v1.ManagerList.$Properties} message ManagerList message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ManagerList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.managers != null && message.managers.length)
                    for (let i = 0; i < message.managers.length; ++i)
                        $root.skein.v1.ManagerAddress.encode(message.managers[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ManagerList message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.ManagerList
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.ManagerList & skein.v1.ManagerList.$Shape} ManagerList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ManagerList.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.ManagerList();
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
                            if (!(message.managers && message.managers.length))
                                message.managers = [];
                            message.managers.push($root.skein.v1.ManagerAddress.decode(reader, reader.size(), $undefined, _depth + 1));
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
             * Gets the type url for ManagerList
             * @function getTypeUrl
             * @memberof skein.v1.ManagerList
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            ManagerList.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.ManagerList";
            };

            return ManagerList;
        })();

        v1.LogRequest = (function() {

            /**
             * Properties of a LogRequest.
             * @typedef {Object} skein.v1.LogRequest.$Properties
             * @property {string|null} [id] LogRequest id
             * @property {string|null} [taskId] LogRequest taskId
             * @property {boolean|null} [follow] LogRequest follow
             * @property {boolean|null} [stdout] LogRequest stdout
             * @property {boolean|null} [stderr] LogRequest stderr
             * @property {string|null} [tail] LogRequest tail
             * @property {string|null} [since] LogRequest since
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogRequest.
             * @memberof skein.v1
             * @interface ILogRequest
             * @augments skein.v1.LogRequest.$Properties
             * @deprecated Use skein.v1.LogRequest.$Properties instead.
             */

            /**
             * Shape of a LogRequest.
             * @typedef {skein.v1.LogRequest.$Properties} skein.v1.LogRequest.$Shape
             */

            /**
             * Constructs a new LogRequest.
             * @memberof skein.v1
             * @classdesc Represents a LogRequest.
             * @constructor
             * @param {skein.v1.LogRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogRequest id.
             * @member {string} id
             * @memberof skein.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.id = "";

            /**
             * LogRequest taskId.
             * @member {string} taskId
             * @memberof skein.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.taskId = "";

            /**
             * LogRequest follow.
             * @member {boolean} follow
             * @memberof skein.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.follow = false;

            /**
             * LogRequest stdout.
             * @member {boolean} stdout
             * @memberof skein.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.stdout = false;

            /**
             * LogRequest stderr.
             * @member {boolean} stderr
             * @memberof skein.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.stderr = false;

            /**
             * LogRequest tail.
             * @member {string} tail
             * @memberof skein.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.tail = "";

            /**
             * LogRequest since.
             * @member {string} since
             * @memberof skein.v1.LogRequest
             * @instance
             */
            LogRequest.prototype.since = "";

            /**
             * Creates a new LogRequest instance using the specified properties.
             * @function create
             * @memberof skein.v1.LogRequest
             * @static
             * @param {skein.v1.LogRequest.$Properties=} [properties] Properties to set
             * @returns {skein.v1.LogRequest} LogRequest instance
             * @type {{
             *   (properties: skein.v1.LogRequest.$Shape): skein.v1.LogRequest & skein.v1.LogRequest.$Shape;
             *   (properties?: skein.v1.LogRequest.$Properties): skein.v1.LogRequest;
             * }}
             */
            LogRequest.create = function(properties) {
                return new LogRequest(properties);
            };

            /**
             * Encodes the specified LogRequest message. Does not implicitly {@link skein.v1.LogRequest.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.LogRequest
             * @static
             * @param {skein.v1.LogRequest.$Properties} message LogRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.taskId != null && $Object.hasOwnProperty.call(message, "taskId") && message.taskId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.taskId);
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow") && message.follow !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.follow);
                if (message.stdout != null && $Object.hasOwnProperty.call(message, "stdout") && message.stdout !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.stdout);
                if (message.stderr != null && $Object.hasOwnProperty.call(message, "stderr") && message.stderr !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.stderr);
                if (message.tail != null && $Object.hasOwnProperty.call(message, "tail") && message.tail !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.tail);
                if (message.since != null && $Object.hasOwnProperty.call(message, "since") && message.since !== "")
                    writer.uint32(/* id 7, wireType 2 =*/58).string(message.since);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogRequest message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.LogRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.LogRequest & skein.v1.LogRequest.$Shape} LogRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.LogRequest();
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
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.taskId = value;
                            else
                                delete message.taskId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.follow = value;
                            else
                                delete message.follow;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stdout = value;
                            else
                                delete message.stdout;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.stderr = value;
                            else
                                delete message.stderr;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tail = value;
                            else
                                delete message.tail;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.since = value;
                            else
                                delete message.since;
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
             * Gets the type url for LogRequest
             * @function getTypeUrl
             * @memberof skein.v1.LogRequest
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogRequest.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.LogRequest";
            };

            return LogRequest;
        })();

        v1.LogCancel = (function() {

            /**
             * Properties of a LogCancel.
             * @typedef {Object} skein.v1.LogCancel.$Properties
             * @property {string|null} [id] LogCancel id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogCancel.
             * @memberof skein.v1
             * @interface ILogCancel
             * @augments skein.v1.LogCancel.$Properties
             * @deprecated Use skein.v1.LogCancel.$Properties instead.
             */

            /**
             * Shape of a LogCancel.
             * @typedef {skein.v1.LogCancel.$Properties} skein.v1.LogCancel.$Shape
             */

            /**
             * Constructs a new LogCancel.
             * @memberof skein.v1
             * @classdesc Represents a LogCancel.
             * @constructor
             * @param {skein.v1.LogCancel.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogCancel = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogCancel id.
             * @member {string} id
             * @memberof skein.v1.LogCancel
             * @instance
             */
            LogCancel.prototype.id = "";

            /**
             * Creates a new LogCancel instance using the specified properties.
             * @function create
             * @memberof skein.v1.LogCancel
             * @static
             * @param {skein.v1.LogCancel.$Properties=} [properties] Properties to set
             * @returns {skein.v1.LogCancel} LogCancel instance
             * @type {{
             *   (properties: skein.v1.LogCancel.$Shape): skein.v1.LogCancel & skein.v1.LogCancel.$Shape;
             *   (properties?: skein.v1.LogCancel.$Properties): skein.v1.LogCancel;
             * }}
             */
            LogCancel.create = function(properties) {
                return new LogCancel(properties);
            };

            /**
             * Encodes the specified LogCancel message. Does not implicitly {@link skein.v1.LogCancel.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.LogCancel
             * @static
             * @param {skein.v1.LogCancel.$Properties} message LogCancel message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogCancel.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogCancel message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.LogCancel
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.LogCancel & skein.v1.LogCancel.$Shape} LogCancel
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogCancel.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.LogCancel();
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
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
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
             * Gets the type url for LogCancel
             * @function getTypeUrl
             * @memberof skein.v1.LogCancel
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogCancel.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.LogCancel";
            };

            return LogCancel;
        })();

        v1.LogChunk = (function() {

            /**
             * Properties of a LogChunk.
             * @typedef {Object} skein.v1.LogChunk.$Properties
             * @property {string|null} [id] LogChunk id
             * @property {Array.<skein.v1.LogLine.$Properties>|null} [lines] LogChunk lines
             * @property {string|null} [error] LogChunk error
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogChunk.
             * @memberof skein.v1
             * @interface ILogChunk
             * @augments skein.v1.LogChunk.$Properties
             * @deprecated Use skein.v1.LogChunk.$Properties instead.
             */

            /**
             * Shape of a LogChunk.
             * @typedef {skein.v1.LogChunk.$Properties} skein.v1.LogChunk.$Shape
             */

            /**
             * Constructs a new LogChunk.
             * @memberof skein.v1
             * @classdesc Represents a LogChunk.
             * @constructor
             * @param {skein.v1.LogChunk.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogChunk = function (properties) {
                this.lines = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogChunk id.
             * @member {string} id
             * @memberof skein.v1.LogChunk
             * @instance
             */
            LogChunk.prototype.id = "";

            /**
             * LogChunk lines.
             * @member {Array.<skein.v1.LogLine.$Properties>} lines
             * @memberof skein.v1.LogChunk
             * @instance
             */
            LogChunk.prototype.lines = $util.emptyArray;

            /**
             * LogChunk error.
             * @member {string} error
             * @memberof skein.v1.LogChunk
             * @instance
             */
            LogChunk.prototype.error = "";

            /**
             * Creates a new LogChunk instance using the specified properties.
             * @function create
             * @memberof skein.v1.LogChunk
             * @static
             * @param {skein.v1.LogChunk.$Properties=} [properties] Properties to set
             * @returns {skein.v1.LogChunk} LogChunk instance
             * @type {{
             *   (properties: skein.v1.LogChunk.$Shape): skein.v1.LogChunk & skein.v1.LogChunk.$Shape;
             *   (properties?: skein.v1.LogChunk.$Properties): skein.v1.LogChunk;
             * }}
             */
            LogChunk.create = function(properties) {
                return new LogChunk(properties);
            };

            /**
             * Encodes the specified LogChunk message. Does not implicitly {@link skein.v1.LogChunk.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.LogChunk
             * @static
             * @param {skein.v1.LogChunk.$Properties} message LogChunk message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                if (message.lines != null && message.lines.length)
                    for (let i = 0; i < message.lines.length; ++i)
                        $root.skein.v1.LogLine.encode(message.lines[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error") && message.error !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.error);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogChunk message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.LogChunk
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.LogChunk & skein.v1.LogChunk.$Shape} LogChunk
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogChunk.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.LogChunk();
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
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lines && message.lines.length))
                                message.lines = [];
                            message.lines.push($root.skein.v1.LogLine.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.error = value;
                            else
                                delete message.error;
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
             * Gets the type url for LogChunk
             * @function getTypeUrl
             * @memberof skein.v1.LogChunk
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogChunk.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.LogChunk";
            };

            return LogChunk;
        })();

        v1.LogLine = (function() {

            /**
             * Properties of a LogLine.
             * @typedef {Object} skein.v1.LogLine.$Properties
             * @property {number|null} [stream] LogLine stream
             * @property {string|null} [timestamp] LogLine timestamp
             * @property {Uint8Array|null} [text] LogLine text
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LogLine.
             * @memberof skein.v1
             * @interface ILogLine
             * @augments skein.v1.LogLine.$Properties
             * @deprecated Use skein.v1.LogLine.$Properties instead.
             */

            /**
             * Shape of a LogLine.
             * @typedef {skein.v1.LogLine.$Properties} skein.v1.LogLine.$Shape
             */

            /**
             * Constructs a new LogLine.
             * @memberof skein.v1
             * @classdesc Represents a LogLine.
             * @constructor
             * @param {skein.v1.LogLine.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LogLine = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LogLine stream.
             * @member {number} stream
             * @memberof skein.v1.LogLine
             * @instance
             */
            LogLine.prototype.stream = 0;

            /**
             * LogLine timestamp.
             * @member {string} timestamp
             * @memberof skein.v1.LogLine
             * @instance
             */
            LogLine.prototype.timestamp = "";

            /**
             * LogLine text.
             * @member {Uint8Array} text
             * @memberof skein.v1.LogLine
             * @instance
             */
            LogLine.prototype.text = $util.newBuffer([]);

            /**
             * Creates a new LogLine instance using the specified properties.
             * @function create
             * @memberof skein.v1.LogLine
             * @static
             * @param {skein.v1.LogLine.$Properties=} [properties] Properties to set
             * @returns {skein.v1.LogLine} LogLine instance
             * @type {{
             *   (properties: skein.v1.LogLine.$Shape): skein.v1.LogLine & skein.v1.LogLine.$Shape;
             *   (properties?: skein.v1.LogLine.$Properties): skein.v1.LogLine;
             * }}
             */
            LogLine.create = function(properties) {
                return new LogLine(properties);
            };

            /**
             * Encodes the specified LogLine message. Does not implicitly {@link skein.v1.LogLine.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.LogLine
             * @static
             * @param {skein.v1.LogLine.$Properties} message LogLine message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LogLine.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.stream);
                if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp") && message.timestamp !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.timestamp);
                if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.text);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LogLine message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.LogLine
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.LogLine & skein.v1.LogLine.$Shape} LogLine
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LogLine.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.LogLine();
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
                                message.stream = value;
                            else
                                delete message.stream;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.timestamp = value;
                            else
                                delete message.timestamp;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.text = value;
                            else
                                delete message.text;
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
             * Gets the type url for LogLine
             * @function getTypeUrl
             * @memberof skein.v1.LogLine
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            LogLine.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.LogLine";
            };

            return LogLine;
        })();

        v1.PublishLogResponse = (function() {

            /**
             * Properties of a PublishLogResponse.
             * @typedef {Object} skein.v1.PublishLogResponse.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PublishLogResponse.
             * @memberof skein.v1
             * @interface IPublishLogResponse
             * @augments skein.v1.PublishLogResponse.$Properties
             * @deprecated Use skein.v1.PublishLogResponse.$Properties instead.
             */

            /**
             * Shape of a PublishLogResponse.
             * @typedef {skein.v1.PublishLogResponse.$Properties} skein.v1.PublishLogResponse.$Shape
             */

            /**
             * Constructs a new PublishLogResponse.
             * @memberof skein.v1
             * @classdesc Represents a PublishLogResponse.
             * @constructor
             * @param {skein.v1.PublishLogResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PublishLogResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new PublishLogResponse instance using the specified properties.
             * @function create
             * @memberof skein.v1.PublishLogResponse
             * @static
             * @param {skein.v1.PublishLogResponse.$Properties=} [properties] Properties to set
             * @returns {skein.v1.PublishLogResponse} PublishLogResponse instance
             * @type {{
             *   (properties: skein.v1.PublishLogResponse.$Shape): skein.v1.PublishLogResponse & skein.v1.PublishLogResponse.$Shape;
             *   (properties?: skein.v1.PublishLogResponse.$Properties): skein.v1.PublishLogResponse;
             * }}
             */
            PublishLogResponse.create = function(properties) {
                return new PublishLogResponse(properties);
            };

            /**
             * Encodes the specified PublishLogResponse message. Does not implicitly {@link skein.v1.PublishLogResponse.verify|verify} messages.
             * @function encode
             * @memberof skein.v1.PublishLogResponse
             * @static
             * @param {skein.v1.PublishLogResponse.$Properties} message PublishLogResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PublishLogResponse.encode = function (message, writer, _depth) {
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
             * Decodes a PublishLogResponse message from the specified reader or buffer.
             * @function decode
             * @memberof skein.v1.PublishLogResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {skein.v1.PublishLogResponse & skein.v1.PublishLogResponse.$Shape} PublishLogResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PublishLogResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.skein.v1.PublishLogResponse();
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
             * Gets the type url for PublishLogResponse
             * @function getTypeUrl
             * @memberof skein.v1.PublishLogResponse
             * @static
             * @param {string} [prefix] Custom type url prefix, defaults to `"type.googleapis.com"`
             * @returns {string} The type url
             */
            PublishLogResponse.getTypeUrl = function(prefix) {
                if (prefix === $undefined)
                    prefix = "type.googleapis.com";
                return prefix + "/skein.v1.PublishLogResponse";
            };

            return PublishLogResponse;
        })();

        v1.Authority = (function() {

            /**
             * Constructs a new Authority service.
             * @memberof skein.v1
             * @classdesc Represents an Authority
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const Authority = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(Authority.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: Authority, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new Authority service using the specified rpc implementation.
             * @function create
             * @memberof skein.v1.Authority
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {Authority} RPC service. Useful where requests and/or responses are streamed.
             */
            Authority.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link skein.v1.Authority#getRoot}.
             * @memberof skein.v1.Authority
             * @typedef GetRootCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.GetRootResponse} [response] GetRootResponse
             */

            /**
             * Calls GetRoot.
             * @memberof skein.v1.Authority
             * @typedef GetRoot
             * @type {{
             *   (request: skein.v1.IGetRootRequest, callback: skein.v1.Authority.GetRootCallback): void;
             *   (request: skein.v1.IGetRootRequest): Promise<skein.v1.GetRootResponse>;
             *   readonly name: "GetRoot";
             *   readonly path: "/skein.v1.Authority/GetRoot";
             *   readonly requestType: "GetRootRequest";
             *   readonly responseType: "GetRootResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls GetRoot.
             * @name skein.v1.Authority#getRoot
             * @type {skein.v1.Authority.GetRoot}
             */
            $Object.defineProperties(Authority.prototype.getRoot = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Authority.prototype.getRoot, $root.skein.v1.GetRootRequest, $root.skein.v1.GetRootResponse, request, callback);
            }, {
                name: { value: "GetRoot" },
                path: { value: "/skein.v1.Authority/GetRoot" },
                requestType: { value: "GetRootRequest" },
                responseType: { value: "GetRootResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link skein.v1.Authority#issue}.
             * @memberof skein.v1.Authority
             * @typedef IssueCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.IssueResponse} [response] IssueResponse
             */

            /**
             * Calls Issue.
             * @memberof skein.v1.Authority
             * @typedef Issue
             * @type {{
             *   (request: skein.v1.IIssueRequest, callback: skein.v1.Authority.IssueCallback): void;
             *   (request: skein.v1.IIssueRequest): Promise<skein.v1.IssueResponse>;
             *   readonly name: "Issue";
             *   readonly path: "/skein.v1.Authority/Issue";
             *   readonly requestType: "IssueRequest";
             *   readonly responseType: "IssueResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Issue.
             * @name skein.v1.Authority#issue
             * @type {skein.v1.Authority.Issue}
             */
            $Object.defineProperties(Authority.prototype.issue = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Authority.prototype.issue, $root.skein.v1.IssueRequest, $root.skein.v1.IssueResponse, request, callback);
            }, {
                name: { value: "Issue" },
                path: { value: "/skein.v1.Authority/Issue" },
                requestType: { value: "IssueRequest" },
                responseType: { value: "IssueResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            return Authority;
        })();

        v1.Managers = (function() {

            /**
             * Constructs a new Managers service.
             * @memberof skein.v1
             * @classdesc Represents a Managers
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const Managers = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(Managers.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: Managers, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new Managers service using the specified rpc implementation.
             * @function create
             * @memberof skein.v1.Managers
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {Managers} RPC service. Useful where requests and/or responses are streamed.
             */
            Managers.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link skein.v1.Managers#join}.
             * @memberof skein.v1.Managers
             * @typedef JoinCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.JoinManagerResponse} [response] JoinManagerResponse
             */

            /**
             * Calls Join.
             * @memberof skein.v1.Managers
             * @typedef Join
             * @type {{
             *   (request: skein.v1.IJoinManagerRequest, callback: skein.v1.Managers.JoinCallback): void;
             *   (request: skein.v1.IJoinManagerRequest): Promise<skein.v1.JoinManagerResponse>;
             *   readonly name: "Join";
             *   readonly path: "/skein.v1.Managers/Join";
             *   readonly requestType: "JoinManagerRequest";
             *   readonly responseType: "JoinManagerResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Join.
             * @name skein.v1.Managers#join
             * @type {skein.v1.Managers.Join}
             */
            $Object.defineProperties(Managers.prototype.join = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Managers.prototype.join, $root.skein.v1.JoinManagerRequest, $root.skein.v1.JoinManagerResponse, request, callback);
            }, {
                name: { value: "Join" },
                path: { value: "/skein.v1.Managers/Join" },
                requestType: { value: "JoinManagerRequest" },
                responseType: { value: "JoinManagerResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link skein.v1.Managers#leave}.
             * @memberof skein.v1.Managers
             * @typedef LeaveCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.LeaveManagerResponse} [response] LeaveManagerResponse
             */

            /**
             * Calls Leave.
             * @memberof skein.v1.Managers
             * @typedef Leave
             * @type {{
             *   (request: skein.v1.ILeaveManagerRequest, callback: skein.v1.Managers.LeaveCallback): void;
             *   (request: skein.v1.ILeaveManagerRequest): Promise<skein.v1.LeaveManagerResponse>;
             *   readonly name: "Leave";
             *   readonly path: "/skein.v1.Managers/Leave";
             *   readonly requestType: "LeaveManagerRequest";
             *   readonly responseType: "LeaveManagerResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Leave.
             * @name skein.v1.Managers#leave
             * @type {skein.v1.Managers.Leave}
             */
            $Object.defineProperties(Managers.prototype.leave = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Managers.prototype.leave, $root.skein.v1.LeaveManagerRequest, $root.skein.v1.LeaveManagerResponse, request, callback);
            }, {
                name: { value: "Leave" },
                path: { value: "/skein.v1.Managers/Leave" },
                requestType: { value: "LeaveManagerRequest" },
                responseType: { value: "LeaveManagerResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link skein.v1.Managers#ping}.
             * @memberof skein.v1.Managers
             * @typedef PingCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.PingResponse} [response] PingResponse
             */

            /**
             * Calls Ping.
             * @memberof skein.v1.Managers
             * @typedef Ping
             * @type {{
             *   (request: skein.v1.IPingRequest, callback: skein.v1.Managers.PingCallback): void;
             *   (request: skein.v1.IPingRequest): Promise<skein.v1.PingResponse>;
             *   readonly name: "Ping";
             *   readonly path: "/skein.v1.Managers/Ping";
             *   readonly requestType: "PingRequest";
             *   readonly responseType: "PingResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls Ping.
             * @name skein.v1.Managers#ping
             * @type {skein.v1.Managers.Ping}
             */
            $Object.defineProperties(Managers.prototype.ping = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Managers.prototype.ping, $root.skein.v1.PingRequest, $root.skein.v1.PingResponse, request, callback);
            }, {
                name: { value: "Ping" },
                path: { value: "/skein.v1.Managers/Ping" },
                requestType: { value: "PingRequest" },
                responseType: { value: "PingResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: $undefined }
            });

            /**
             * Callback as used by {@link skein.v1.Managers#forward}.
             * @memberof skein.v1.Managers
             * @typedef ForwardCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.ForwardResponse} [response] ForwardResponse
             */

            /**
             * Calls Forward.
             * @memberof skein.v1.Managers
             * @typedef Forward
             * @type {{
             *   (request: skein.v1.IForwardRequest, callback: skein.v1.Managers.ForwardCallback): void;
             *   (request: skein.v1.IForwardRequest): Promise<skein.v1.ForwardResponse>;
             *   readonly name: "Forward";
             *   readonly path: "/skein.v1.Managers/Forward";
             *   readonly requestType: "ForwardRequest";
             *   readonly responseType: "ForwardResponse";
             *   readonly requestStream: undefined;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls Forward.
             * @name skein.v1.Managers#forward
             * @type {skein.v1.Managers.Forward}
             */
            $Object.defineProperties(Managers.prototype.forward = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Managers.prototype.forward, $root.skein.v1.ForwardRequest, $root.skein.v1.ForwardResponse, request, callback);
            }, {
                name: { value: "Forward" },
                path: { value: "/skein.v1.Managers/Forward" },
                requestType: { value: "ForwardRequest" },
                responseType: { value: "ForwardResponse" },
                requestStream: { value: $undefined },
                responseStream: { value: true }
            });

            return Managers;
        })();

        v1.Dispatcher = (function() {

            /**
             * Constructs a new Dispatcher service.
             * @memberof skein.v1
             * @classdesc Represents a Dispatcher
             * @extends $protobuf.rpc.Service
             * @constructor
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             */
            const Dispatcher = function(rpcImpl, requestDelimited, responseDelimited) {
                $protobuf.rpc.Service.call(this, rpcImpl, requestDelimited, responseDelimited);
            };

            $Object.defineProperty(Dispatcher.prototype = $Object.create($protobuf.rpc.Service.prototype), "constructor", { value: Dispatcher, writable: true, enumerable: false, configurable: true });

            /**
             * Creates new Dispatcher service using the specified rpc implementation.
             * @function create
             * @memberof skein.v1.Dispatcher
             * @static
             * @param {$protobuf.RPCImpl} rpcImpl RPC implementation
             * @param {boolean} [requestDelimited=false] Whether requests are length-delimited
             * @param {boolean} [responseDelimited=false] Whether responses are length-delimited
             * @returns {Dispatcher} RPC service. Useful where requests and/or responses are streamed.
             */
            Dispatcher.create = function(rpcImpl, requestDelimited, responseDelimited) {
                return new this(rpcImpl, requestDelimited, responseDelimited);
            };

            /**
             * Callback as used by {@link skein.v1.Dispatcher#session}.
             * @memberof skein.v1.Dispatcher
             * @typedef SessionCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.ManagerMessage} [response] ManagerMessage
             */

            /**
             * Calls Session.
             * @memberof skein.v1.Dispatcher
             * @typedef Session
             * @type {{
             *   (request: skein.v1.IWorkerMessage, callback: skein.v1.Dispatcher.SessionCallback): void;
             *   (request: skein.v1.IWorkerMessage): Promise<skein.v1.ManagerMessage>;
             *   readonly name: "Session";
             *   readonly path: "/skein.v1.Dispatcher/Session";
             *   readonly requestType: "WorkerMessage";
             *   readonly responseType: "ManagerMessage";
             *   readonly requestStream: true;
             *   readonly responseStream: true;
             * }}
             */

            /**
             * Calls Session.
             * @name skein.v1.Dispatcher#session
             * @type {skein.v1.Dispatcher.Session}
             */
            $Object.defineProperties(Dispatcher.prototype.session = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Dispatcher.prototype.session, $root.skein.v1.WorkerMessage, $root.skein.v1.ManagerMessage, request, callback);
            }, {
                name: { value: "Session" },
                path: { value: "/skein.v1.Dispatcher/Session" },
                requestType: { value: "WorkerMessage" },
                responseType: { value: "ManagerMessage" },
                requestStream: { value: true },
                responseStream: { value: true }
            });

            /**
             * Callback as used by {@link skein.v1.Dispatcher#publishLog}.
             * @memberof skein.v1.Dispatcher
             * @typedef PublishLogCallback
             * @type {function}
             * @param {Error|null} error Error, if any
             * @param {skein.v1.PublishLogResponse} [response] PublishLogResponse
             */

            /**
             * Calls PublishLog.
             * @memberof skein.v1.Dispatcher
             * @typedef PublishLog
             * @type {{
             *   (request: skein.v1.ILogChunk, callback: skein.v1.Dispatcher.PublishLogCallback): void;
             *   (request: skein.v1.ILogChunk): Promise<skein.v1.PublishLogResponse>;
             *   readonly name: "PublishLog";
             *   readonly path: "/skein.v1.Dispatcher/PublishLog";
             *   readonly requestType: "LogChunk";
             *   readonly responseType: "PublishLogResponse";
             *   readonly requestStream: true;
             *   readonly responseStream: undefined;
             * }}
             */

            /**
             * Calls PublishLog.
             * @name skein.v1.Dispatcher#publishLog
             * @type {skein.v1.Dispatcher.PublishLog}
             */
            $Object.defineProperties(Dispatcher.prototype.publishLog = function(request, callback) {
                return $protobuf.rpc.Service.prototype.rpcCall.call(this, Dispatcher.prototype.publishLog, $root.skein.v1.LogChunk, $root.skein.v1.PublishLogResponse, request, callback);
            }, {
                name: { value: "PublishLog" },
                path: { value: "/skein.v1.Dispatcher/PublishLog" },
                requestType: { value: "LogChunk" },
                responseType: { value: "PublishLogResponse" },
                requestStream: { value: true },
                responseStream: { value: $undefined }
            });

            return Dispatcher;
        })();

        return v1;
    })();

    return skein;
})();

export {
  $root as default
};
