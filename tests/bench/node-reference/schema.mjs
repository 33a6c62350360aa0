// The shape of a submission, in the JSON Schema that ajv compiles. What depends on category and channel is code, in judge.mjs.
const text = { type: 'string' };

/** Of the members that every submission of the policy may have. */
export const schemaFor = ({ languages, categories, channels }) => ({
  type: 'object',
  required: ['id', 'language', 'text', 'category', 'channel'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$' },
    policy: text,
    language: { type: 'string', enum: languages },
    text: { type: 'string', maxLength: 20_000 },
    category: { type: 'string', enum: Object.keys(categories) },
    channel: { type: 'string', enum: Object.keys(channels) },
    contact: {
      type: 'object',
      additionalProperties: false,
      properties: {
        email: text,
        phone: text,
        name: text,
        lines: { type: 'array', items: text },
        postcode: text,
        city: text,
        country: text,
      },
    },
    fields: { type: 'object', additionalProperties: text },
    wish: text,
    keep: {
      type: 'array',
      maxItems: 100,
      items: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'integer', minimum: 0, maximum: 131_072 } },
    },
    promise: {
      type: 'object',
      required: ['due', 'shown_at'],
      additionalProperties: false,
      properties: { due: { type: 'string', format: 'date-time' }, shown_at: { type: 'string', format: 'date-time' } },
    },
  },
});
