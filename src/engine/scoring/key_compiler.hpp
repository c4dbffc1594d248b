#pragma once
#include "engine/expression/program.hpp"
#include "engine/scoring/scorer.hpp"

namespace homeward::scoring {

/// Turns the key of an instrument into steps of a plan. Only for Scorer.
class KeyCompiler {
 public:
  KeyCompiler(Scorer& out, MissingBy missing);
  Result<void> run();

 private:
  using Step = expression::Step;

  static std::vector<expression::Variable> inputs_of(const Instrument& instrument);
  Result<void> items();
  Step counted(const Item& item, Step value);
  Result<void> scores();
  Result<Step> score(const Score& score, const MissingRule& rule, bool own);
  Result<Step> by_method(const Score& score, const MissingRule& rule);
  Step joined(const Score& score, const std::vector<Step>& of, const MissingRule& rule);
  Result<Step> flow(const Score& score);
  Step transformed(const Score& score, Step step);
  Step complete();
  Step level(const Bands& bands, Step score);
  Result<Step> compile(const std::string& text, expression::Type wanted, const std::string& where);

  Scorer& out_;
  MissingBy missing_;
  expression::Compiler compiler_;
  std::map<std::string, Step, std::less<>> counted_;  // items as they count
  std::map<std::string, Step, std::less<>> values_;   // items as they were answered, or skipped
  std::map<std::string, Step, std::less<>> named_;    // scores by name, by the rule in force
  std::vector<Step> own_scores_;                      // by the instrument's rule, whichever is followed
  std::optional<Step> form_holds_;
};

}  // namespace homeward::scoring
