// This file says what is in the library image and where it lies.
#include "driver/library.h"

#include "image/image.h"
#include "package/files.h"
#include "package/library_packages.h"
#include "package/loader.h"

namespace vo::driver {

MetadataSpace::MetadataSpace(const std::string& imagePath) {
  if (imagePath.empty() || !region_.valid()) return;
  std::string error;
  image_ = static_cast<const ImageRoot*>(image::mapImage(imagePath, region_, &error, &imageHash_));
  if (image_ == nullptr && image::isDamaged(imagePath)) damage_ = error;
}

Program::Program(MetadataSpace& space, From from)
    : piece_(space.region()), names_(arena_, space.image() == nullptr ? nullptr : space.image()->symbols) {
  if (from == From::File) names_.hashKeyed();
}

std::string defaultImagePath(std::string_view goarch) {
  std::string root = package::installationRoot();
  if (root.empty()) return root;
  return root + "/lib/vo/std" + (goarch == "amd64" ? std::string() : "-" + std::string(goarch)) + ".voa";
}

std::vector<std::string> libraryPackages() {
  std::vector<std::string> out = package::publicLibraryPackages(package::defaultLibraryRoot(), package::defaultOverlayRoot());
  out.emplace_back("testing/internal/testdeps");  // what the main packages of tests import
  out.emplace_back(kRunProfilePackage);
  return out;
}

}  // namespace vo::driver
