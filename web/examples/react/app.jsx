// React 19 sets properties of custom elements and listens to their events by itself. The elements are bundled here; worker.js and
// redress.wasm must lie beside what the bundler writes.
import '@redress/form/react';
import {StrictMode, useState} from 'react';
import {createRoot} from 'react-dom/client';

const known = {channel: 'email', contact: {email: 'ann@example.com'}};

function Complaint() {
  const [language, setLanguage] = useState('en');
  const [open, setOpen] = useState(true);
  const [heard, setHeard] = useState('');
  return (
    <>
      <p>
        <button id="language" onClick={() => setLanguage('bg')}>Български</button>{' '}
        <button id="toggle" onClick={() => setOpen(!open)}>{open ? 'Close' : 'Open'}</button>{' '}
        <output>{heard}</output>
      </p>
      {open && (
        <redress-form
          policy="/policy"
          endpoint="/complaints"
          lang={language}
          prefill={known}
          onredress-assess={({detail}) => setHeard(detail.assessment.category ?? '')}
          onredress-accepted={({detail}) => setHeard(detail.receipt.reference)}
        />
      )}
    </>
  );
}

createRoot(document.querySelector('main')).render(<StrictMode><Complaint /></StrictMode>);
