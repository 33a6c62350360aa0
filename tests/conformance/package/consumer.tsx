// The same in React, beside what its own types give every element.
import { useRef } from 'react';
import type { RedressButton, RedressForm } from '@redress/form';
import '@redress/form/react';

export const page = (
  <main>
    <redress-form
      policy="/policy"
      endpoint="/complaints"
      theme="dark"
      kiosk
      lang="bg"
      className="complaint"
      aria-label="Complaint"
      onFocus={(event) => console.log(event.currentTarget.policy)}
      prefill={{ text: 'late', fields: { order_number: 'AB123456' } }}
      ref={(form: RedressForm | null) => form?.focus()}
      onredress-accepted={({ detail }) => console.log(detail.receipt.reference)}
      onredress-change={({ detail }) => console.log(detail.channel)}
    >
      <form />
    </redress-form>
    <redress-button policy="/policy" onredress-error={({ detail }) => console.log(detail.error)} />
    {/* @ts-expect-error: a theme that does not exist */}
    <redress-form theme="sepia" />
    {/* @ts-expect-error: a receipt is no error */}
    <redress-form onredress-accepted={({ detail }) => detail.error} />
    {/* @ts-expect-error: another element's property */}
    <redress-form href="/policy" />
  </main>
);

export function Corner() {
  const button = useRef<RedressButton>(null);
  return (
    <>
      <redress-button ref={button} endpoint="/complaints" theme="auto" />
      <button onClick={() => button.current?.show()}>Something wrong?</button>
    </>
  );
}
