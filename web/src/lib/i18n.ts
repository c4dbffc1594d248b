import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '@/locales/en.json';

/** English is always there; other languages are loaded when they are chosen. */
export async function createI18n(language = 'en'): Promise<i18n> {
  const instance = createInstance();
  await instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
  });
  return instance;
}
