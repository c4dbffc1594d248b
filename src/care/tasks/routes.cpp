#include "care/tasks/routes.hpp"

#include "care/tasks/actions.hpp"

namespace homeward::tasks {

using http::Call;
using journal::Changed;
using journal::Transaction;

void add_routes(http::Routes& routes) {
  const http::RouteInfo list{http::Audience::role, "task.read", Category::task, "care",
                             "Open tasks of the role's place."};
  routes.view<access::ListOf<access::Disclosed<Task>>>(
      "/api/v1/tasks", list, [](Call&, access::Reader& reader) -> Result<access::ListOf<access::Disclosed<Task>>> {
        const access::Sql open("t.state = 'open'");
        access::ListOf<access::Disclosed<Task>> out{reader.list<Task>(open, "t.due, t.id")};
        out.total = reader.total_beyond(out.items, open);
        return out;
      });
  const http::RouteInfo done{http::Audience::role, "task.close", Category::task, "care", "A task is done."};
  routes.action<http::Nothing>("/api/v1/tasks/{id}/done", done,
                               [](const http::Nothing&, Call& call, Transaction& tx) -> Result<Changed> {
                                 HW_TRY(const auto id, call.id<Task>("id"));
                                 return close_task(tx, call.viewer, id);
                               });
}

}  // namespace homeward::tasks
