// Long lines go on below, a little deeper than they began.
import {RangeSetBuilder, type Extension} from '@codemirror/state';
import {Decoration, EditorView, ViewPlugin, type DecorationSet} from '@codemirror/view';

const deeper = 2;
const most = 40;
const made: Decoration[] = [];

function hanging(columns: number): Decoration {
  return (made[columns] ??= Decoration.line({
    attributes: {style: `padding-inline-start: calc(.4rem + ${columns}ch); text-indent: -${columns}ch`},
  }));
}

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const {from, to} of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const indent = line.text.search(/[^ ]|$/);
      builder.add(line.from, line.from, hanging(Math.min(indent, most) + deeper));
      at = line.to + 1;
    }
  }
  return builder.finish();
}

export const wrapping: Extension = [
  EditorView.lineWrapping,
  ViewPlugin.define((view) => ({
    decorations: decorate(view),
    update({docChanged, viewportChanged, view: now}) {
      if (docChanged || viewportChanged) this.decorations = decorate(now);
    },
  }), {decorations: (plugin) => plugin.decorations}),
];
