#pragma once
#include <optional>

/// How sure a point of a curve is: 95 % limits on log(-log). Pure.
namespace homeward::curves {

struct Limits {
  double low = 0, high = 0;
};

/// Of a share with its standard error: p^exp(-+ z se / (p log p)), which stays between 0 and 1. For those still in
/// care: Kalbfleisch & Prentice 2002, 1.4 (R's `conf.type = "log-log"`); for a cumulative incidence: Choudhury 2002,
/// Statist. Med. 21:1129. Nothing where the share is 0 or 1 or the error does not exist.
std::optional<Limits> log_log(double share, double se);

/// The standard error of a share of `n` people, of whom `followed` are still in care and watched, `still` being the
/// share that is: sqrt(p (1 - p) / m) with m = followed / still, the number whose loss by the end alone leaves as many.
/// Without censoring m is n and this is the binomial one; with it, for those still in care, it is Peto's S sqrt((1 - S)
/// / R), a little wider than Greenwood's (Peto et al. 1977, Br. J. Cancer 35:1, statistical note 6). For curves of
/// which only rounded counts are known.
double se_of_counts(double share, double still, double followed, double n);

}  // namespace homeward::curves
