# Third-party code. Each comes from the system, or from a folder given by KEXIE_<NAME>_DIR.
find_package(nlohmann_json REQUIRED)
find_package(doctest REQUIRED)
find_package(CLI11 REQUIRED)
