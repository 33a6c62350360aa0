// What the playground knows of a policy's text: where a position is, what its schema says there, what it offers.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {CompletionContext} from '@codemirror/autocomplete';
import {json} from '@codemirror/lang-json';
import {ensureSyntaxTree} from '@codemirror/language';
import {EditorState} from '@codemirror/state';
import {completeFrom} from '../playground/completion.js';
import {namesAt, placeAt} from '../playground/place.js';
import {Schema} from '../playground/schema.js';
import {minimal, startingPoints} from '../playground/starts.js';

const schema = new Schema({
  $defs: {
    name: {title: 'Name', type: 'string'},
    team: {title: 'Team', type: ['object', 'null'], properties: {owner: {type: 'string', title: 'Owner'}, calendar: {$ref: '#/$defs/name', title: 'Calendar'}}},
    category: {
      title: 'Category',
      if: {required: ['same_as']},
      then: {properties: {same_as: {$ref: '#/$defs/name', title: 'Same as'}}},
      else: {properties: {team: {$ref: '#/$defs/name', title: 'Team', description: 'Who answers.'}, ask: {type: 'array', items: {$ref: '#/$defs/name'}}}},
    },
    not_known: {title: 'Not known', type: 'null'},
  },
  properties: {
    extends: {type: 'array', title: 'Packs', items: {type: 'string', enum: ['general', 'retail']}},
    teams: {type: 'object', patternProperties: {'^[a-z_]+$': {$ref: '#/$defs/team'}}, additionalProperties: {$ref: '#/$defs/not_known'}},
    categories: {type: 'object', patternProperties: {'^[a-z.]+$': {$ref: '#/$defs/category'}}},
    clock: {type: ['string', 'null'], enum: ['business', 'calendar', null], default: 'business', title: 'Clock'},
    undo: {type: 'boolean'},
    hours: {type: 'object', patternProperties: {'^[a-z-]+$': {type: 'array'}}, examples: [{'mon-fri': ['09:00-18:00']}]},
  },
});

// `|` is the cursor.
function at(marked: string): {state: EditorState; position: number} {
  const position = marked.indexOf('|');
  const state = EditorState.create({doc: marked.replace('|', ''), extensions: json()});
  // However busy the machine is.
  ensureSyntaxTree(state, state.doc.length, 60_000);
  return {state, position};
}
const place = (marked: string) => {
  const {state, position} = at(marked);
  const found = placeAt(state, position);
  return found && [found.path, found.isName];
};
const offered = (marked: string, explicit = true): string[] => {
  const {state, position} = at(marked);
  return completeFrom(schema)(new CompletionContext(state, position, explicit))?.options.map(({label}) => label) ?? [];
};

test('a position has a path, and is a name or a value', () => {
  assert.deepEqual(place('{"teams": {"desk": {"ow|ner": "Ann"}}}'), [['teams', 'desk'], true]);
  assert.deepEqual(place('{"teams": {"desk": {"owner": "A|nn"}}}'), [['teams', 'desk', 'owner'], false]);
  assert.deepEqual(place('{"extends": ["general", "re|tail"]}'), [['extends', 1], false]);
  assert.deepEqual(place('{"extends": ["general", |]}'), [['extends', 1], false]);
  assert.deepEqual(place('{"extends": [|]}'), [['extends', 0], false]);
  assert.deepEqual(place('{"clock": |}'), [['clock'], false]);
  assert.equal(place('{"teams": {}|}'), undefined);
  assert.deepEqual(place('{"clock": "business", |}'), [[], true]);
});

test('names come from the schema, less those that are there', () => {
  assert.deepEqual(offered('{"undo": true, "|"}'), ['"extends"', '"teams"', '"categories"', '"clock"', '"hours"']);
  assert.deepEqual(offered('{"te|"}'), ['"teams"', '"extends"', '"categories"'], 'beginnings first');
  assert.deepEqual(offered('{"teams": {"desk": {|}}}'), ['"owner"', '"calendar"']);
  // Both of what a condition decides between.
  assert.deepEqual(offered('{"categories": {"a.b": {"|"}}}'), ['"same_as"', '"team"', '"ask"']);
  // Names of one's own choice, as examples show them.
  assert.deepEqual(offered('{"hours": {"|"}}'), ['"mon-fri"']);
  assert.deepEqual(offered('{"unheard": {"|"}}'), []);
});

test('values come from the schema, and names that the policy itself has given before them', () => {
  assert.deepEqual(offered('{"clock": "|"}'), ['"business"', '"calendar"']);
  assert.deepEqual(offered('{"clock": "c|alendar"}'), ['"calendar"']);
  assert.deepEqual(offered('{"undo": |}'), ['true', 'false']);
  assert.deepEqual(offered('{"extends": ["|"]}'), ['"general"', '"retail"']);
  assert.deepEqual(offered('{"teams": {"desk": {}, "night": {}}, "categories": {"a.b": {"team": "|night"}}}'), ['"desk"', '"night"']);
  // Blanks alone ask for nothing.
  assert.deepEqual(offered('{"clock": |}', false), []);
});

test('a place is described by its title', () => {
  assert.deepEqual(schema.describe(['categories', 'a.b', 'team']), {title: 'Team', description: 'Who answers.'});
  assert.equal(schema.describe(['teams', 'NO']), undefined);
  assert.equal(schema.describe(['unheard']), undefined);
});

test('names of the document are found where there are any', () => {
  const {state} = at('{"teams": {"desk": {}, "a\\"b": null}}|');
  assert.deepEqual(namesAt(state, ['teams']), ['desk', 'a"b']);
  assert.deepEqual(namesAt(state, ['fields']), []);
});

test('one begins with the served policy, or with a small one on each pack', () => {
  const points = startingPoints({served: {name: 'acme', text: '{}'}, packs: ['bank', 'general']});
  assert.deepEqual(points.map(({id}) => id), ['served', 'general', 'bank']);
  assert.equal(points[2]!.text, minimal('bank'));
  assert.deepEqual((JSON.parse(minimal('bank')) as {extends: string[]}).extends, ['bank']);
  assert.deepEqual(startingPoints({served: null, packs: []}), []);
});
