// What the tests draw in beside the common headers.
#pragma once

#include "common.hpp"

#include <catch2/catch.hpp>
