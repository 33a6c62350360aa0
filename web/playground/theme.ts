// How the editor looks: the page's colours, light and dark alike. What the editor's own base style would
// draw by images in data: addresses, which the page's policy does not load, is drawn otherwise.
import {HighlightStyle, syntaxHighlighting} from '@codemirror/language';
import {EditorView} from '@codemirror/view';
import {tags} from '@lezer/highlight';

const wave = (colour: string) => ({
  backgroundImage: 'none', textDecoration: `underline wavy ${colour}`, textDecorationSkipInk: 'none', textUnderlineOffset: '3px',
});
const dot = (colour: string, radius: string) => ({
  content: '""', display: 'block', inlineSize: '9px', blockSize: '9px', marginBlockStart: '.42em', borderRadius: radius, backgroundColor: colour,
});

const look = EditorView.theme({
  '&': {blockSize: '100%', color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '.86rem'},
  '&.cm-focused': {outline: '2px solid var(--accent)', outlineOffset: '-2px'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.6', overscrollBehavior: 'contain'},
  '.cm-content': {paddingBlock: '.7rem', caretColor: 'var(--ink)'},
  '.cm-line': {paddingInline: '.4rem 1rem'},
  '.cm-cursor': {borderInlineStartColor: 'var(--ink)', borderInlineStartWidth: '2px'},
  '.cm-gutters': {backgroundColor: 'transparent', color: 'var(--quiet)', borderInlineEnd: '0', paddingInlineStart: '.3rem'},
  '.cm-activeLine, .cm-activeLineGutter': {backgroundColor: 'var(--active)'},
  '.cm-foldGutter .cm-gutterElement': {cursor: 'pointer', paddingInline: '.15rem'},
  '.cm-foldPlaceholder': {
    border: '1px solid var(--line)', borderRadius: '.3rem', backgroundColor: 'var(--soft)', color: 'var(--quiet)', paddingInline: '.35rem',
  },
  '& > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    {backgroundColor: 'var(--selection)'},
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {backgroundColor: 'var(--selection)', outline: '1px solid var(--line)'},
  '.cm-searchMatch': {backgroundColor: 'var(--found)'},
  '.cm-searchMatch-selected': {outline: '2px solid var(--warn)'},
  '.cm-selectionMatch': {backgroundColor: 'var(--found)'},
  '.cm-lintRange-error': wave('var(--bad)'),
  '.cm-lintRange-warning': wave('var(--warn)'),
  '.cm-lintRange-active': {backgroundColor: 'var(--selection)'},
  '.cm-lint-marker-error': dot('var(--bad)', '50%'),
  '.cm-lint-marker-warning': dot('var(--warn)', '1px'),
  '.cm-tooltip': {
    border: '1px solid var(--line)', borderRadius: '.5rem', backgroundColor: 'var(--raised)', color: 'var(--ink)',
    boxShadow: '0 .5rem 1.6rem -.4rem #0006', overflow: 'hidden', fontSize: '.86rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {fontFamily: 'var(--mono)', maxBlockSize: '16rem'},
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {padding: '.15rem .6rem', lineHeight: '1.5'},
  '.cm-tooltip-autocomplete ul li[aria-selected]': {backgroundColor: 'var(--accent)', color: 'var(--on-accent)'},
  '.cm-completionDetail': {fontStyle: 'normal', fontFamily: 'var(--sans)', opacity: '.85', marginInlineStart: '.8rem'},
  '.cm-completionMatchedText': {textDecoration: 'none', fontWeight: '700'},
  '.cm-tooltip.cm-completionInfo': {padding: '.5rem .7rem', maxInlineSize: '22rem', fontFamily: 'var(--sans)', lineHeight: '1.45'},
  '.cm-tooltip-hover': {maxInlineSize: '26rem'},
  '.cm-diagnostic': {padding: '.45rem .7rem', borderInlineStart: '4px solid var(--warn)', fontFamily: 'var(--sans)', lineHeight: '1.45'},
  '.cm-diagnostic-error': {borderInlineStartColor: 'var(--bad)'},
  '.cm-diagnosticSource': {color: 'var(--quiet)', opacity: '1', fontFamily: 'var(--mono)', fontSize: '.8em'},
  '.hint': {padding: '.5rem .7rem', lineHeight: '1.45', fontFamily: 'var(--sans)'},
  '.hint strong': {display: 'block'},
  '.cm-panels': {backgroundColor: 'var(--soft)', color: 'var(--ink)', fontFamily: 'var(--sans)'},
  '.cm-panels.cm-panels-top': {borderBlockEnd: '1px solid var(--line)'},
  '.cm-panel.cm-search': {padding: '.5rem 2rem .5rem .7rem'},
  '.cm-panel.cm-search label': {fontSize: '.82rem', marginInlineEnd: '.6rem'},
  '.cm-panel.cm-search [name=close]': {color: 'var(--ink)', fontSize: '1.2rem', inlineSize: '1.8rem', blockSize: '1.8rem'},
  '.cm-textfield': {border: '1px solid var(--edge)', borderRadius: '.4rem', backgroundColor: 'var(--paper)', color: 'var(--ink)', padding: '.25rem .5rem'},
  '.cm-button': {
    border: '1px solid var(--line)', borderRadius: '.4rem', backgroundColor: 'var(--raised)', backgroundImage: 'none', color: 'var(--ink)', padding: '.25rem .6rem',
  },
});

const colours = HighlightStyle.define([
  {tag: tags.propertyName, color: 'var(--code-name)'},
  {tag: tags.string, color: 'var(--code-string)'},
  {tag: [tags.number, tags.bool, tags.null], color: 'var(--code-value)', fontWeight: '600'},
  {tag: [tags.separator, tags.brace, tags.squareBracket], color: 'var(--quiet)'},
]);

export const theme = [look, syntaxHighlighting(colours)];
