#include "archive/export.h"

#include "cli/commands.h"

namespace kexie::cli {

Outcome run(const ExportArguments& arguments, const Console& console) {
    const auto archive = load_bundle(arguments.bundle);
    if (!archive) return {true, {archive.error()}};
    const auto articles = all_articles(archive.value());
    Outcome outcome = write_result(
        arguments.output, export_articles(archive.value(), articles, arguments.format), console);
    outcome.satisfied = !articles.empty();
    return outcome;
}

}  // namespace kexie::cli
