#include "app/demo/somebody.hpp"

#include <cstdio>

namespace homeward::app::demo {
namespace {

template <std::size_t N>
Protected<Text<N>> sealed(std::string words) {
  return Protected(Text<N>::trusted(std::move(words)));
}

template <std::size_t N>
Text<N> text(std::string_view words) {
  return Text<N>::trusted(std::string(words));
}

std::string digits(Dice& dice, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += static_cast<char>('0' + dice.between(0, 9));
  return out;
}

/// +999 is a country code that nobody has.
std::string telephone(Dice& dice) {
  return "+999 9" + digits(dice, 1) + " " + digits(dice, 3) + "-" + digits(dice, 2) + "-" + digits(dice, 2);
}

constexpr std::string_view k_streets[] = {"Bog'",    "Chinor",   "Daryo", "Gulzor", "Mustaqillik",
                                          "Navro'z", "Tinchlik", "Yangi", "Quyosh", "Buloq"};
/// Nothing that tells a third person what the call is about.
constexpr std::string_view k_wordings[] = {"It is about the appointment. Please call me back.",
                                           "I am calling about the course; I will call again.",
                                           "This is the library.",
                                           "Good afternoon. Nothing urgent, I will call again.",
                                           "Звоню по поводу записи.",
                                           "Kurs bo'yicha qo'ng'iroq qilyapman."};

people::NewSafeContact way(Dice& dice, LocalDate day) {
  people::NewSafeContact c;
  c.id = Id<SafeContact>{dice.id(day)};
  constexpr std::array weights = {45, 12, 22, 6, 3, 12};
  c.channel = static_cast<Channel>(dice.weighted(weights));
  switch (c.channel) {
    case Channel::visit: c.to = sealed<120>("At home, " + std::string(dice.pick(k_streets)) + " street"); break;
    case Channel::post: c.to = sealed<120>("P.O. box " + digits(dice, 4)); break;
    case Channel::through_someone:
      c.to = sealed<120>((dice.chance(0.5) ? "Through the sister, " : "Through a friend, ") + telephone(dice));
      break;
    default: c.to = sealed<120>(telephone(dice));
  }
  if (dice.chance(0.4)) {
    const int from = dice.between(8, 17);
    c.from_minute = from * 60;
    c.until_minute = std::min(from + dice.between(2, 5), 22) * 60;
  }
  if (dice.chance(0.55)) c.wording = sealed<300>(std::string(dice.pick(k_wordings)));
  return c;
}

void add_identifiers(Dice& dice, people::RegisterPerson& c) {
  const auto add = [&](IdentifierKind kind, std::string_view issuer, std::string value) {
    c.identifiers.push_back({kind, text<80>(issuer), sealed<60>(std::move(value))});
  };
  if (c.code) return;
  if (dice.chance(0.55)) add(IdentifierKind::national, "Sayyora Civil Register", digits(dice, 14));
  if (dice.chance(0.12)) add(IdentifierKind::passport, "Sayyora Passport Office", "SY" + digits(dice, 7));
  if (dice.chance(0.25)) add(IdentifierKind::clinic, "Card index of the centre", "K-" + digits(dice, 5));
  if (dice.chance(0.06)) add(IdentifierKind::insurance, "Sayyora Health Fund", digits(dice, 10));
}

struct Usual {
  Substance substance;
  int weight;
  Route route;
  int youngest, oldest;  ///< usual age at first use
};
constexpr Usual k_usual[] = {{Substance::heroin, 22, Route::inject, 16, 30},
                             {Substance::methamphetamines, 24, Route::smoke_or_inhale, 15, 32},
                             {Substance::cathinones, 11, Route::sniff, 15, 28},
                             {Substance::cannabis_plant, 13, Route::smoke_or_inhale, 13, 22},
                             {Substance::cannabis_synthetic, 9, Route::smoke_or_inhale, 14, 24},
                             {Substance::other_opioids, 6, Route::eat_or_drink, 16, 35},
                             {Substance::benzodiazepines, 4, Route::eat_or_drink, 16, 40},
                             {Substance::amphetamines, 3, Route::sniff, 15, 28},
                             {Substance::mdma, 2, Route::eat_or_drink, 16, 26},
                             {Substance::methadone_misused, 1, Route::eat_or_drink, 18, 40},
                             {Substance::buprenorphine_misused, 1, Route::inject, 18, 38},
                             {Substance::volatile_inhalants, 1, Route::smoke_or_inhale, 10, 17},
                             {Substance::cocaine_powder, 1, Route::sniff, 18, 32},
                             {Substance::not_known, 1, Route::not_known, 15, 30}};
constexpr Usual k_secondary[] = {{Substance::alcohol, 1, Route::eat_or_drink, 12, 22},
                                 {Substance::tobacco, 1, Route::smoke_or_inhale, 11, 20}};

pathway::NewSubstance answer(Dice& dice, const Usual& usual, SubstanceRank rank, std::optional<int> age) {
  pathway::NewSubstance s{.rank = rank, .substance = usual.substance, .route = usual.route};
  if (dice.chance(0.15)) s.route = Route::other;
  if (dice.chance(0.04)) s.route = Route::does_not_want_to_answer;
  constexpr std::array often = {48, 16, 14, 10, 5, 3, 3, 1};
  s.frequency = static_cast<Frequency>(dice.weighted(often));
  constexpr std::array answered = {80, 6, 9, 5};
  s.age_answer = static_cast<Answer>(dice.weighted(answered));
  if (s.age_answer == Answer::answered)
    s.age_first_use = std::min(dice.between(usual.youngest, usual.oldest), age.value_or(99));
  return s;
}

}  // namespace

Somebody make_somebody(const World& world, int number, int region) {
  const auto entity = static_cast<std::uint64_t>(number);
  Somebody p;
  p.number = number;
  p.region = region;
  p.dice = Dice(world.seed, entity, "road");
  Dice dice(world.seed, entity, "who");
  p.id = {dice.id(world.first)};
  constexpr std::array cultures = {std::array{58, 6, 22, 8, 2, 4}, std::array{20, 44, 24, 3, 6, 3}};
  p.culture = static_cast<Culture>(dice.weighted(cultures[static_cast<std::size_t>(region)]));
  constexpr std::array sexes = {18, 80, 1, 1};
  p.sex = static_cast<Sex>(dice.weighted(sexes));
  p.names = make_names(dice, p.culture, p.sex);
  // Most are between 20 and 45.
  if (!dice.chance(0.03))
    p.birth_year = world.today.year() - dice.between(16, 34) - (dice.chance(0.5) ? dice.between(0, 22) : 0);
  p.by_code = dice.chance(0.045);
  return p;
}

people::RegisterPerson registration(const World& world, Somebody& who, LocalDate day, std::vector<PersonKind> kinds) {
  Dice dice(world.seed, static_cast<std::uint64_t>(who.number), "register");
  people::RegisterPerson c;
  c.id = who.id;
  c.kinds = std::move(kinds);
  if (who.by_code) {
    c.code = sealed<40>("K-" + digits(dice, 4));
  } else {
    c.names = Protected(who.names);
  }
  if (who.birth_year) {
    Birth birth;
    if (dice.chance(0.8) && !who.by_code) {
      birth.date = LocalDate::from(*who.birth_year, static_cast<unsigned>(dice.between(1, 12)),
                                   static_cast<unsigned>(dice.between(1, 28)));
    } else {
      birth.year = *who.birth_year;
    }
    c.birth = Protected(birth);
  }
  c.sex = who.sex;
  c.languages.push_back(text<35>(language_of(who.culture)));
  if (who.culture != Culture::russian && dice.chance(0.6)) c.languages.push_back(text<35>("ru"));
  add_identifiers(dice, c);
  const int ways = dice.chance(0.07) && !who.scripted ? 0 : dice.chance(0.25) ? 2 : 1;
  for (int i = 0; i < ways; ++i) {
    c.safe_contacts.push_back(way(dice, day));
    who.ways.push_back(*c.safe_contacts.back().id);
  }
  if (!who.by_code && dice.chance(0.4)) {
    c.addresses.push_back(
        {dice.chance(0.8) ? AddressUse::home : AddressUse::family,
         sealed<300>(std::string(dice.pick(k_streets)) + " street " + std::to_string(dice.between(1, 180)) +
                     (dice.chance(0.5) ? ", flat " + std::to_string(dice.between(1, 90)) : ""))});
  }
  return c;
}

std::vector<pathway::NewSubstance> substances(const World& world, const Somebody& who, LocalDate day) {
  Dice dice(world.seed, static_cast<std::uint64_t>(who.number), "substances");
  const auto age = who.age_on(day);
  std::array<int, std::size(k_usual)> weights{};
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = k_usual[i].weight;
  const std::size_t first = dice.weighted(weights);
  std::vector<pathway::NewSubstance> out = {answer(dice, k_usual[first], SubstanceRank::principal, age)};
  const std::size_t second = dice.weighted(weights);
  if (second != first && dice.chance(0.35)) out.push_back(answer(dice, k_usual[second], SubstanceRank::secondary, age));
  for (const Usual& u : k_secondary)
    if (dice.chance(0.4)) out.push_back(answer(dice, u, SubstanceRank::secondary, age));
  return out;
}

people::NewConsent make_consent(Dice& dice, const Somebody& who, LocalDate day, RecipientKind kind, Uuid recipient,
                                std::vector<Purpose> purposes, std::vector<ConsentClass> classes) {
  people::NewConsent c;
  c.id = {dice.id(day)};
  c.rule_set = text<60>("sayyora-1");
  c.language = text<35>(language_of(who.culture));
  const auto hash = vault::sha256("Consent text 1 of the invented country, " + std::string(language_of(who.culture)));
  c.text_hash = Text<64>::trusted(vault::to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()}));
  constexpr std::array methods = {70, 22, 8};
  c.method = static_cast<ConsentMethod>(dice.weighted(methods));
  if (who.culture == Culture::indonesian && dice.chance(0.5)) c.interpreter = text<120>("Interpreter of the centre");
  c.purposes = std::move(purposes);
  c.classes = std::move(classes);
  c.recipient_kind = kind;
  c.recipient = {recipient};
  c.signed_on = day;
  if (dice.chance(0.7)) {
    c.valid_until = day + Days{365};
  } else {
    c.ends_with = text<120>("End of the programme");
  }
  c.copy_given = true;
  c.consequences_told = true;
  c.capacity = dice.chance(0.06) ? CapacityNote::impaired : CapacityNote::clear;
  return c;
}

}  // namespace homeward::app::demo
