// This file says what is in the library image and where it lies.
#include "driver/library.h"

#include <unistd.h>

#include "image/image.h"
#include "package/library_packages.h"
#include "package/loader.h"

namespace vo::driver {

MetadataSpace::MetadataSpace(const std::string& imagePath) {
  if (imagePath.empty() || !region_.valid()) return;
  std::string error;
  image_ = static_cast<const ImageRoot*>(image::mapImage(imagePath, region_, &error, &imageHash_));
}

Program::Program(MetadataSpace& space, From from)
    : piece_(space.region()), names_(arena_, space.image() == nullptr ? nullptr : space.image()->symbols) {
  if (from == From::File) names_.hashKeyed();
}

std::string defaultImagePath() {
  char exe[4096];
  ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
  if (n <= 0) return {};
  std::string path(exe, static_cast<size_t>(n));
  size_t slash = path.rfind('/');
  size_t parent = slash == std::string::npos || slash == 0 ? slash : path.rfind('/', slash - 1);
  if (parent == std::string::npos) return {};
  return path.substr(0, parent) + "/lib/vo/std.voa";
}

std::vector<std::string> libraryPackages() {
  return package::publicLibraryPackages(package::defaultLibraryRoot(), package::defaultOverlayRoot());
}

}  // namespace vo::driver
