#include "commands/coverage_style.hpp"

namespace redress::coverage {

// Blue, orange and grey are told apart with any kind of colour blindness; the patterns tell them
// apart without colour.
std::string_view page_style() {
  return R"(
:root, :host { color-scheme: light dark; --ink: #1c1c28; --quiet: #5b5b6b; --paper: #fff; --line: #d8d8e0; --soft: #f6f6f9; --bad: #a8261c; --warn: #8a5200; }
@media (prefers-color-scheme: dark) { :root, :host { --ink: #e8e8ee; --quiet: #a9a9b8; --paper: #16161c; --line: #3a3a46; --soft: #1e1e26; --bad: #ff9d92; --warn: #f0b95c; } }
@media print { :root, :host { color-scheme: light; --ink: #1c1c28; --quiet: #5b5b6b; --paper: #fff; --line: #d8d8e0; --soft: #f6f6f9; --bad: #a8261c; --warn: #8a5200; } }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 76rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; } h2 { font-size: 1.1rem; margin: 1.2rem 0 .3rem; } section + section > h2 { font-size: 1.35rem; margin-top: 4rem; } h3 { font-size: 1.15rem; margin: 0; } h4 { font-size: 1rem; margin: 1.8rem 0 .2rem; }
p { margin: .3rem 0 .8rem; } .quiet { color: var(--quiet); } code { font-size: .9em; }
.group { border-top: 3px solid var(--team); padding-top: 1rem; margin-top: 2.5rem; }
table { border-collapse: collapse; font-size: .95rem; } th, td { padding: .35rem .9rem .35rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: normal; } td.message, td .worst, tbody th > bdi { overflow-wrap: anywhere; } td, tbody th { min-width: 8.5rem; } td.place { min-width: 4rem; } td.message { min-width: 16rem; } thead th { font-size: .85rem; font-weight: 600; color: var(--quiet); } tbody th { font-weight: 600; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.8rem, 1fr)); gap: .7rem; margin: 1rem 0; }
dl > div { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .8rem; display: flex; flex-direction: column; } dt { font-size: .85rem; color: var(--quiet); } dd { margin: 0; } dd:first-of-type { font-size: 1.35rem; font-variant-numeric: tabular-nums; line-height: 1.3; } dd + dd { font-size: .85rem; color: var(--quiet); }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--team); outline-offset: 3px; }
.weeks { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); gap: 1rem 2rem; align-items: end; }
figure { margin: 0; min-width: 0; break-inside: avoid; } figcaption { font-size: .9rem; margin-bottom: .4rem; }
.terms { padding-left: 1.2rem; } .days { columns: 26rem; column-gap: 2rem; padding: 0; margin: .8rem 0; list-style: none; font-size: .9rem; } .days li { break-inside: avoid; padding: .1rem 0; } .days b { font-weight: 600; font-variant-numeric: tabular-nums; }
.error { color: var(--bad); font-weight: 600; white-space: nowrap; } .warning { color: var(--warn); font-weight: 600; white-space: nowrap; } .worst { font-size: .85rem; color: var(--quiet); }
details { margin: .6rem 0; } summary { cursor: pointer; color: var(--quiet); font-size: .9rem; }
@media print { body { max-width: none; margin: 0; font-size: 11pt; } .scroll { overflow: visible; } .week, .week.small, .year { min-width: 0 !important; } .group { break-before: page; } details:not([open]) { display: none; } }
:root, :host { --team: #0a66ad; --on-team: #fff; --after: #c26a00; --after-paper: #ffe8bd; --none: #f1f1f4; --dot: #8c8c9e; --usual: #b9d8ef; --free: #ececf1; --closed: #b03a06; }
@media (prefers-color-scheme: dark) { :root, :host { --team: #66b3ee; --on-team: #08131c; --after: #f0ab3c; --after-paper: #4d3305; --none: #26262f; --dot: #77778a; --usual: #2b5474; --free: #2c2c37; --closed: #ff8f5c; } }
@media print { :root, :host { --team: #0a66ad; --on-team: #fff; --after: #c26a00; --after-paper: #ffe8bd; --none: #f1f1f4; --dot: #8c8c9e; --usual: #b9d8ef; --free: #ececf1; --closed: #b03a06; } }
.patterns { position: absolute; }
svg { display: block; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
svg .hour, svg .in { text-anchor: middle; } svg .sum { text-anchor: end; } svg .hour, svg .month { fill: var(--quiet); font-size: 11px; }
svg .in { pointer-events: none; font-weight: 600; } svg .on-team { fill: var(--on-team); }
svg .on-after { paint-order: stroke; stroke: var(--after-paper); stroke-width: 5px; stroke-linejoin: round; }
svg line { stroke: var(--paper); stroke-opacity: .45; pointer-events: none; }
.week { width: 100%; min-width: 44rem; } .week.small { min-width: 30rem; } .year { width: 100%; min-width: 44rem; }
.team, .opened { fill: var(--team); } .after { fill: url(#p-after); } .nobody { fill: url(#p-nobody); } .skipped { fill: url(#p-skipped); stroke: var(--ink); }
.doubled { fill: none; stroke: var(--ink); stroke-width: 1.5px; stroke-dasharray: 3 2; pointer-events: none; }
.usual { fill: var(--usual); } .free, .anyway { fill: var(--free); } .closed { fill: var(--closed); } .changed { fill: var(--after); }
.sign { fill: none; stroke: var(--paper); stroke-width: 1.8px; stroke-linecap: round; pointer-events: none; } .sign.quiet { stroke: var(--quiet); }
svg .p-line { stroke: var(--after); stroke-opacity: 1; stroke-width: 2.6px; } .p-paper { fill: var(--after-paper); } .p-none { fill: var(--none); } .p-dot { fill: var(--dot); }
.p-cross { stroke: var(--ink); stroke-width: 1px; } .p-back { fill: var(--paper); }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: .4rem 0 .8rem; font-size: .9rem; } .legend svg { display: inline-block; height: 13px; vertical-align: -1px; }
)";
}

std::string_view picture_patterns() {
  return R"(<svg class=patterns width=0 height=0 aria-hidden=true><defs>
<pattern id=p-after width=7 height=7 patternUnits=userSpaceOnUse patternTransform=rotate(45)><rect class=p-paper width=7 height=7 /><line class=p-line x1=0 x2=0 y2=7 /></pattern>
<pattern id=p-nobody width=8 height=8 patternUnits=userSpaceOnUse><rect class=p-none width=8 height=8 /><circle class=p-dot cx=4 cy=4 r=.8 /></pattern>
<pattern id=p-skipped width=5 height=5 patternUnits=userSpaceOnUse><rect class=p-back width=5 height=5 /><path class=p-cross d="M0 0L5 5M5 0L0 5"/></pattern>
<path id=sign-closed class=sign d="M3.5 3.5L9.5 9.5M9.5 3.5L3.5 9.5"/><path id=sign-opened class=sign d="M6.5 3v7M3 6.5h7"/>
<path id=sign-changed class=sign d="M3 6.5h7"/><path id=sign-anyway class="sign quiet" d="M4.5 4.5L8.5 8.5M8.5 4.5L4.5 8.5"/>
</defs></svg>)";
}

}  // namespace redress::coverage
