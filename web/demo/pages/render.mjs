// The demo's pages: each template of this folder in each language of texts/, as NAME.html (English)
// and NAME.bg.html …, which the service hands out for ?lang=bg. So they are right without script.
import {readFileSync, readdirSync, writeFileSync} from 'node:fs';

const here = (name) => new URL(name, import.meta.url);
const read = (name) => readFileSync(here(name), 'utf8');
const json = (name) => JSON.parse(read(name));
const pack = '../../../core/packs/general/';

const languageNames = {en: 'English', ru: 'Русский', bg: 'Български', hu: 'Magyar', uk: 'Українська'};
const goods = {mint: 4.9, cup: 12.5, box: 29};
const modes = {inline: 'index', button: 'cup', page: 'complain', kiosk: 'kiosk'};
const themes = ['default', 'dark', 'contrast', 'paper'];
// The shop's own: what a visitor without script chooses from.
const categories = [
  'delivery.late', 'delivery.missing_or_wrong', 'product.defective', 'product.not_as_described',
  'payment.overcharged', 'payment.refund', 'service.staff', 'other',
];

const escapes = {'&': '&amp;', '<': '&lt;', '"': '&quot;'};
const escaped = (text) => text.replace(/[&<"]/g, (one) => escapes[one]);
const item = (href, text, more = '') => `<li><a href="${href}"${more}>${escaped(text)}</a></li>`;
const current = (is, what) => (is ? ` aria-current="${what}"` : '');

/** `{{name}}` by its value; a name without one is an error that says where. */
function fill(template, values, where) {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => {
    if (values[name] === undefined) throw new Error(`${where}: no text or part is called ${name}.`);
    return values[name];
  });
}

function page(name, language, templates) {
  const texts = json(`texts/${language}.json`);
  const labels = json(`${pack}${language}.json`);
  const money = new Intl.NumberFormat(language, {style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol'});
  const good = name in goods && name;
  const to = (other) => `${other === 'index' ? './' : `${other}.html`}?lang=${language}`;
  const template = good ? 'product' : name;
  const title = good ? `${texts[good]} · Mente` : texts[`${name === 'index' ? 'page' : name}Title`];
  const values = {
    ...Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, escaped(text)])),
    language,
    template,
    head: escaped(title),
    home: to('index'),
    complainPage: to('complain'),
    languageLinks: Object.entries(languageNames).map(([tag, own]) =>
      item(`?lang=${tag}`, own, ` hreflang="${tag}" lang="${tag}"${current(tag === language, 'page')}`)).join('\n'),
    modeLinks: Object.entries(modes).map(([mode, other]) =>
      item(to(other), texts[mode], current(other === name || (mode === 'button' && good), 'page'))).join('\n'),
    themeLinks: themes.map((theme) =>
      item(theme === 'default' ? `?lang=${language}` : `?lang=${language}&amp;theme=${theme}`, texts[theme],
        ` data-theme="${theme}"${current(theme === 'default', 'true')}`)).join('\n'),
    orderNumber: escaped(labels.fields.order_number.label[language]),
    categories: categories.map((id) =>
      `<option value="${id}">${escaped(labels.categories[id].label[language])}</option>`).join('\n'),
  };
  for (const [id, price] of Object.entries(goods)) {
    values[`${id}Page`] = to(id);
    values[`${id}Price`] = escaped(money.format(price));
    values[`${id}Picture`] = templates[`${id}.svg`];
  }
  if (good) {
    for (const part of ['', 'About', 'Note', 'Price', 'Picture']) values[`product${part}`] = values[`${good}${part}`];
  }
  const where = `${template}.html in ${language}`;
  values.form = fill(templates['form.html'], values, `form.html in ${language}`);
  for (const part of ['header', 'footer']) values[part] = fill(templates[`${part}.html`], values, `${part}.html in ${language}`);
  values.body = fill(templates[`${template}.html`], values, where);
  return fill(templates['layout.html'], values, where);
}

/** Writes the pages into a folder. */
export function renderDemo(folder) {
  const templates = Object.fromEntries(readdirSync(here('.'))
    .filter((name) => /\.(html|svg)$/.test(name)).map((name) => [name, read(name).trimEnd()]));
  for (const name of ['index', 'complain', 'kiosk', ...Object.keys(goods)]) {
    for (const language of Object.keys(languageNames)) {
      const variant = language === 'en' ? '' : `.${language}`;
      writeFileSync(`${folder}/${name}${variant}.html`, page(name, language, templates) + '\n');
    }
  }
}
