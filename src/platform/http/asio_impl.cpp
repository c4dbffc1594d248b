// Asio and Beast are compiled here and nowhere else, see cmake/targets.cmake.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
