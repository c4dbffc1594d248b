#include "platform/http/hashed_write.hpp"

#include "platform/http/problem.hpp"

namespace homeward::http {

void write_hashed(
    const SignInServices& s, std::shared_ptr<Request> request, const access::Viewer& viewer, Respond respond,
    const std::optional<std::string>& secret,
    std::function<Result<journal::Changed>(journal::Transaction&, const std::optional<std::string>& hash)> act) {
  const auto command = command_of(*request, s.services.vault);
  if (!command) return respond(problem(command.error(), request->request_id));
  const auto write = [&s, request, viewer, respond, act = std::move(act),
                      command = *command](const std::optional<std::string>& hash) {
    s.services.journal.write(
        access::actor_of(viewer), command, [act, hash](journal::Transaction& tx) { return act(tx, hash); },
        [request, respond](journal::Outcome outcome) {
          if (outcome.failure) return respond(problem(outcome.failure, request->request_id));
          if (!outcome.answer) return respond(problem(outcome.answer.error(), request->request_id));
          respond(acknowledgement(*outcome.answer));
        });
  };
  if (!secret) return write(std::nullopt);
  const bool queued = s.hashing.run([&s, request, respond, write, secret = *secret] {
    try {
      write(s.hashing.hash(secret));
    } catch (...) {  // on the pool's thread: nobody else would answer
      respond(problem(std::current_exception(), request->request_id));
    }
  });
  if (!queued) respond(problem(503, "server.busy", "try again", request->request_id));
}

}  // namespace homeward::http
