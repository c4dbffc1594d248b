#include "base/describe_meta.hpp"
#include "oversight/directives/actions.hpp"

HW_DESCRIBED(homeward::CountedAct);
HW_DESCRIBED(homeward::DirectiveOrder);
HW_DESCRIBED(homeward::Directive);
HW_DESCRIBED(homeward::DirectiveEdition);
HW_DESCRIBED(homeward::DirectiveAnswer);
HW_DESCRIBED(homeward::directives::IssueDirective);
HW_DESCRIBED(homeward::directives::AmendDirective);
HW_DESCRIBED(homeward::directives::WithdrawDirective);
HW_DESCRIBED(homeward::directives::AnswerDirective);
