/** All parts of the form, so that <redress-button> hands them on and a site styles both alike. */
export const partNames =
  'start,label,hint,text,button,primary,secondary,link,pill,topic,choices,words,promise,note,channel,'
  + 'channels,contact,field,input,purpose,error,errors,privacy,wish,option,notice,review,quote,receipt,'
  + 'reference,status,timeline,steps,list';
