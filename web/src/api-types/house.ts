import type { LocalDate } from './records';

export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  role: string;
  place: string;
}

export interface System {
  product: string;
  version: string;
  demo: boolean;
  setup_needed: boolean;
  languages: string[];
  demo_accounts?: DemoAccount[];
  today: LocalDate;
}

export interface HouseState {
  copy_needed: boolean;
}
