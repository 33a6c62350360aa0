// The shop in five languages: ?lang=bg. The form takes its language from <html lang>.

const texts = {
  en: {},
  ru: {
    skip: 'К форме жалобы',
    languages: 'Язык',
    pageTitle: 'Менте · травы и чашки из Родоп',
    place: 'Улица Шишмана, 14, София',
    title: 'Горные травы и чашка, из которой их пьют',
    lead: 'Собраны вручную в Родопах, высушены в тени, отправлены следующим утром.',
    mint: 'Дикая мята, 60\u00a0г',
    cup: 'Троянская чашка, 250\u00a0мл',
    box: 'Подарочный набор: шесть трав',
    wrong: 'Что-то не так?',
    wrongLead: 'Расскажите нам. Вам ответит человек — в срок, который Вы увидите ещё до отправки.',
    hoursTitle: 'Когда мы читаем жалобы',
    hours: 'С понедельника по пятницу с 9 до 13 и с 14 до 18, в субботу с 10 до 14; ночная смена с 18 до 2.',
    privacyTitle: 'Что останется у Вас',
    privacy: 'Номера карт и счетов мы скрываем ещё до того, как текст уйдёт с этой страницы.',
    footer: 'Магазина «Менте» не существует, а его форма жалобы — настоящая.',
  },
  bg: {
    skip: 'Към формуляра за жалби',
    languages: 'Език',
    pageTitle: 'Менте · билки и чаши от Родопите',
    place: 'Улица „Цар Шишман“ 14, София',
    title: 'Планински билки и чаша, от която да ги пиете',
    lead: 'Брани на ръка в Родопите, сушени на сянка, изпратени още на другата сутрин.',
    mint: 'Дива мента, 60\u00a0г',
    cup: 'Троянска чаша, 250\u00a0мл',
    box: 'Подаръчна кутия: шест билки',
    wrong: 'Нещо не е наред?',
    wrongLead: 'Кажете ни. Ще Ви отговори човек – в срок, който виждате още преди изпращането.',
    hoursTitle: 'Кога четем жалбите',
    hours: 'От понеделник до петък 9–13 и 14–18\u00a0ч., в събота 10–14\u00a0ч.; нощен екип от 18 до 2\u00a0ч.',
    privacyTitle: 'Какво остава при Вас',
    privacy: 'Скриваме номерата на карти и сметки още преди текстът да напусне тази страница.',
    footer: 'Магазин „Менте“ не съществува, но формулярът му за жалби е истински.',
  },
  hu: {
    skip: 'Ugrás a panaszűrlaphoz',
    languages: 'Nyelv',
    pageTitle: 'Mente · gyógyfüvek és csészék a Rodopéból',
    place: 'Sisman utca 14., Szófia',
    title: 'Hegyi gyógyfüvek, és hozzájuk egy jó csésze',
    lead: 'Kézzel szedjük a Rodopéban, árnyékban szárítjuk, másnap reggel küldjük.',
    mint: 'Vadmenta, 60\u00a0g',
    cup: 'Trojáni csésze, 250\u00a0ml',
    box: 'Díszdoboz hatféle gyógyfűvel',
    wrong: 'Valami nincs rendben?',
    wrongLead: 'Mondja el nekünk. Ember válaszol, és még a küldés előtt látja, legkésőbb mikor.',
    hoursTitle: 'Mikor olvassuk a panaszokat',
    hours: 'Hétfőtől péntekig 9–13 és 14–18, szombaton 10–14 óra között; éjszakai ügyelet 18-tól 2-ig.',
    privacyTitle: 'Mi marad Önnél',
    privacy: 'A kártya- és számlaszámokat elrejtjük, mielőtt a szöveg elhagyná ezt az oldalt.',
    footer: 'A Mente nevű bolt nem létezik, a panaszűrlapja viszont igazi.',
  },
  uk: {
    skip: 'До форми скарги',
    languages: 'Мова',
    pageTitle: 'Менте · трави й чашки з Родопів',
    place: 'Вулиця Шишмана, 14, Софія',
    title: 'Гірські трави й чашка, з якої їх п’ють',
    lead: 'Зібрані вручну в Родопах, висушені в затінку, надіслані наступного ранку.',
    mint: 'Дика м’ята, 60\u00a0г',
    cup: 'Троянська чашка, 250\u00a0мл',
    box: 'Подарунковий набір: шість трав',
    wrong: 'Щось не так?',
    wrongLead: 'Розкажіть нам. Вам відповість людина – у строк, який Ви побачите ще до надсилання.',
    hoursTitle: 'Коли ми читаємо скарги',
    hours: 'З понеділка до п’ятниці з 9 до 13 і з 14 до 18, у суботу з 10 до 14; нічна зміна з 18 до 2.',
    privacyTitle: 'Що залишиться у Вас',
    privacy: 'Номери карток і рахунків ми приховуємо ще до того, як текст залишить цю сторінку.',
    footer: 'Крамниці «Менте» не існує, а її форма скарги – справжня.',
  },
};

const asked = new URLSearchParams(location.search).get('lang') ?? '';
const language = Object.hasOwn(texts, asked) ? asked : 'en';
const page = texts[language];
document.documentElement.lang = language;
if (page.pageTitle) document.title = page.pageTitle;
for (const element of document.querySelectorAll('[data-text]')) {
  element.textContent = page[element.dataset.text] ?? element.textContent;
}
for (const element of document.querySelectorAll('[data-label]')) {
  element.ariaLabel = page[element.dataset.label] ?? element.ariaLabel;
}
document.querySelector(`.languages [hreflang=${language}]`).ariaCurrent = 'page';
