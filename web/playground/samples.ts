// A complaint in each language, so that there is something to see at once.
export const samples: Record<string, string> = {
  en: 'I ordered two weeks ago and my parcel still has not arrived. My order number is AB123456.',
  ru: 'Доставка задерживается: обещали за три дня, прошло две недели, а посылки до сих пор нет. Номер заказа AB123456.',
  bg: 'Поръчах преди две седмици, а пратката още не е пристигнала. Номерът на поръчката е AB123456.',
  hu: 'Két hete rendeltem, és a csomagom még mindig nem érkezett meg. A rendelésszámom AB123456.',
  uk: 'Доставка затримується: обіцяли за три дні, минуло два тижні, а посилки досі немає. Номер замовлення AB123456.',
};

export const languageNames: Record<string, string> = {
  en: 'English', ru: 'Русский', bg: 'Български', hu: 'Magyar', uk: 'Українська',
};
