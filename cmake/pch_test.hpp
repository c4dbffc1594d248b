// Compiled once for all test programs.
#pragma once

#include "pch.hpp"

#include <gtest/gtest.h>  // must come before RapidCheck's bridge

#include <gmock/gmock.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>
