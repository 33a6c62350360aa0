// What a page may do with the form: tell it what is known, hear what happens, change its language.
const form = document.querySelector('redress-form');
const output = document.querySelector('output');

// The visitor is signed in: the address need not be typed again. It may be set before the element is defined.
form.prefill = {channel: 'email', contact: {email: 'ann@example.com'}};

form.addEventListener('redress-assess', ({detail}) => {
  output.textContent = detail.assessment.category ?? '';
});
form.addEventListener('redress-accepted', ({detail}) => {
  output.textContent = detail.receipt.reference;
});

document.querySelector('#language').onclick = () => {
  form.lang = 'bg';
};
document.querySelector('#toggle').onclick = () => {
  if (form.isConnected) form.remove();
  else document.querySelector('main').append(form);
};
