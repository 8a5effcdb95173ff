import type { LeadStatus } from '../../leads/input.ts';

// The last three are precious metals and the code kept for tests: the bank quotes none of them.
export const currencies = [
  { code: 'BRL', name: 'Brazilian real' },
  { code: 'CHF', name: 'Swiss franc' },
  { code: 'EUR', name: 'Euro' },
  { code: 'GBP', name: 'Pound sterling' },
  { code: 'JPY', name: 'Japanese yen' },
  { code: 'NGN', name: 'Nigerian naira' },
  { code: 'PLN', name: 'Polish złoty' },
  { code: 'USD', name: 'US dollar' },
  { code: 'XAG', name: 'Silver' },
  { code: 'XAU', name: 'Gold' },
  { code: 'XTS', name: 'Test code' },
] as const;

const lead = (
  id: number,
  name: string,
  company: string | null,
  status: LeadStatus,
  currency: (typeof currencies)[number]['code'],
  budget: number,
  owner: string | null,
  ...notes: readonly string[]
) => ({
  id,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
  company,
  status,
  currency,
  budget,
  owner,
  notes: JSON.stringify(notes),
  merged_into: null,
  created_at: `2026-10-${String(id).padStart(2, '0')}T09:30:00.000Z`,
});

export const leads = [
  lead(
    1,
    'Amara Diallo',
    'Baobab Freight',
    'qualified',
    'EUR',
    42_000,
    'grace',
    'Met at the Hamburg fair',
    'Wants a pilot in March',
  ),
  lead(2, 'Bruno Keller', 'Keller Druck', 'new', 'CHF', 8_500, null),
  lead(3, 'Chiara Ricci', 'Studio Ricci', 'contacted', 'EUR', 12_000, 'linus', 'Prefers e-mail'),
  lead(4, 'Daniel Osei', null, 'new', 'GBP', 3_000, null),
  lead(5, 'Elif Kaya', 'Kaya Optik', 'won', 'EUR', 27_500, 'grace', 'Signed on the first call'),
  lead(6, 'Farid Haddad', 'Cedar Analytics', 'lost', 'USD', 60_000, 'linus', 'Went with a competitor'),
  lead(
    7,
    'Greta Nilsson',
    'Fjord Robotics',
    'qualified',
    'EUR',
    95_000,
    'grace',
    'Needs an offer before the board meets',
  ),
  lead(8, 'Hiro Tanaka', 'Tanaka Systems', 'contacted', 'JPY', 4_800_000, 'linus'),
  { ...lead(9, 'Greta Nielsen', 'Fjord Robotics', 'new', 'EUR', 0, null), merged_into: 7 },
  lead(10, 'Ines Duarte', 'Atlântico', 'new', 'BRL', 150_000, null),
  lead(11, 'Jakub Wolski', 'Wolski Meble', 'contacted', 'PLN', 36_000, 'linus', 'Ask for Marta at the desk'),
  lead(12, 'Kofi Mensah', 'Volta Grid', 'qualified', 'USD', 110_000, 'grace'),
  // Imported from a spreadsheet that cut its cells off at forty characters.
  {
    ...lead(13, 'Lena Hoffmann', 'Hoffmann & Töchter', 'new', 'EUR', 5_000, null),
    notes: '["Call back after the move, the new num',
  },
  lead(14, 'Marco Conti', 'Conti Marine', 'lost', 'EUR', 18_000, 'linus', 'Budget was cut'),
  lead(15, 'Ngozi Eze', 'Lagos Ledger', 'won', 'NGN', 22_000_000, 'grace', 'Renewal in spring'),
  lead(16, 'Olga Petrova', null, 'new', 'EUR', 1_500, null),
  lead(17, 'Paul Dubois', 'Dubois Frères', 'contacted', 'EUR', 9_900, 'linus'),
  lead(18, 'Quinn Murphy', 'Shannon Cloud', 'qualified', 'EUR', 73_000, 'grace', 'Security review is done'),
  lead(19, 'Rosa Jimenez', 'Jimenez Hermanos', 'new', 'USD', 14_000, null),
  lead(20, 'Sven Bakker', 'Polder Data', 'lost', 'EUR', 31_000, 'linus', 'No answer since summer'),
  lead(21, 'Tove Lund', 'Lund Arkitekter', 'contacted', 'EUR', 16_500, 'grace'),
  lead(22, 'Uma Rao', '100% Cotton', 'new', 'GBP', 7_200, null),
  lead(23, 'Viktor Meier', 'Meier Uhren', 'won', 'CHF', 48_000, 'grace', 'Paid in advance'),
];
