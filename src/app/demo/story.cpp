#include "app/demo/story.hpp"

#include "app/demo/scenes.hpp"
#include "app/system_routes.hpp"

namespace homeward::app::demo {
namespace {

constexpr double k_relatives = 0.11, k_region_two = 0.45;
constexpr Days k_latest_centre{20};  ///< opened this long ago

/// How many people come on each day: more in the first weeks, when the houses enter whom they have, fewer on weekends.
std::vector<int> newcomers(World& world, int all) {
  const int days = static_cast<int>((world.today - world.first).count);  // nobody by chance today
  std::vector<int> weights;
  int total = 0;
  for (int d = 1; d < days; ++d) {
    const int weekday = (world.first.days + d + 4) % 7;  // 1970-01-01 was a Thursday
    int weight = weekday == 0 ? 2 : weekday == 6 ? 6 : 12;
    if (d < 25) weight *= 2;
    weights.push_back(weight);
    total += weight;
  }
  std::vector<int> out(static_cast<std::size_t>(days) + 1, 0);
  Dice dice(world.seed, 0, "newcomers");
  for (int i = 0; i < all; ++i) {
    int at = dice.between(1, total);
    std::size_t d = 0;
    while (d + 1 < weights.size() && (at -= weights[d]) > 0) ++d;
    ++out[d + 1];
  }
  return out;
}

void come(Fates& fates, Calendar& calendar, Steps& steps, Somebody& p, int tries) {
  if (fates.come_in(p) || tries == 20) return;
  calendar.on(steps.day + Days{1}, [&, tries] { come(fates, calendar, steps, p, tries + 1); });
}

}  // namespace

DemoReport tell_story(House& house, const DemoOptions& options) {
  const Instant present = options.present.value_or(house.clock().now());
  World world;
  world.seed = options.seed;
  world.present = present;
  world.today = today(*Zone::find(k_zone), present);
  world.first = world.today - k_story_length;
  world.password_hash = vault::hash_password(std::string(k_demo_password), vault::PasswordCost::full);
  world.roles = &house.roles();
  world.road = &house.road();
  const assessment::Instruments instruments(house.catalogue());
  world.instruments = &instruments;
  const indicators::Indicators indicators(house.catalogue());
  world.indicators = &indicators;

  Performer performer(house, present);
  Steps steps(world, performer);
  Calendar calendar(world.first, world.today);
  Fates fates(steps, calendar);
  fates.relatives_left = static_cast<int>(options.people * k_relatives);
  const auto coming = newcomers(world, options.people - fates.relatives_left);

  Scenes scenes(steps, calendar, fates);
  calendar.on(world.first, [&] {
    found(world, performer);
    employ(world, performer);
    scenes.stage_all();
  });
  calendar.on(world.today - k_latest_centre, [&] { open_latest_centre(world, performer); });
  const int days = static_cast<int>(k_story_length.count);
  Dice where(options.seed, 0, "where");
  for (int d = 0; d <= days; ++d) {
    steps.day = world.first + Days{d};
    for (int i = 0; i < coming[static_cast<std::size_t>(d)]; ++i) {
      const int region = where.chance(k_region_two) ? 1 : 0;
      Somebody& p = fates.people().emplace_back(make_somebody(world, fates.next_number(), region));
      come(fates, calendar, steps, p, 0);
    }
    calendar.live(steps.day);
    performer.end_day(steps.day);
    if (options.progress) options.progress(d, days);
  }
  performer.finish();
  for (const access::Disclosure& look : world.looks) {
    house.settable_clock()->set(look.at);
    house.access_log().note_and_wait(look);
  }
  house.settable_clock()->set(present);

  const auto tx = house.store().read();
  return {tx->find_integer("SELECT count(*) FROM person").value_or(0), performer.done(),
          house.journal().entries().head(*tx).position, performer.refused()};
}

}  // namespace homeward::app::demo
