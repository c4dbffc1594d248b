// Compiled once for all test programs.
#pragma once

#include "pch.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>  // must come before RapidCheck's bridge
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
