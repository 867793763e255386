#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <map>
#include <sstream>

namespace kexie::cli {

namespace {

const char* const exit_codes =
    "Exit codes: 0 done; 1 errors found, or nothing found; 2 wrong usage; 3 input that cannot be\n"
    "read. Results go to standard output, everything else to standard error.";

template <typename T>
CLI::Option* add_choice(CLI::App& app, const std::string& name, T& value,
                        const std::map<std::string, T>& choices, const std::string& help) {
    std::string words;
    for (const auto& [word, unused] : choices) words += (words.empty() ? "" : "|") + word;
    return app.add_option(name, value, help)
        ->transform(CLI::CheckedTransformer(choices).description(""))
        ->option_text(words);
}

void add_format(CLI::App& app, OutputFormat& format) {
    add_choice(app, "--format", format,
               {{"json", OutputFormat::Json}, {"text", OutputFormat::Text}},
               "json for programs (the default), text for people");
}

CLI::Option* add_convert(CLI::App& app, bool& convert) {
    return app.add_flag("--convert", convert,
                        "Read .doc .wps .rtf .odt as well, converted to .docx by LibreOffice");
}

void add_bundle(CLI::App& app, std::string& bundle) {
    app.add_option("BUNDLE", bundle,
                   "An archive.json written by `kexie build`, or its archive.json.gz")
        ->required();
}

// All commands at once; the one that was named fills its member.
struct Commands {
    ParseArguments parse;
    CheckArguments check;
    BuildArguments build;
    SearchArguments search;
    std::vector<std::string> query_words;
    StatsArguments stats;
    ExportArguments exported;
    VerifyArguments verify;
};

// `summary` stands in the list of commands, `details` in the command's own help.
CLI::App& add_command(CLI::App& app, const std::string& name, const std::string& summary,
                      const std::string& details) {
    CLI::App* command = app.add_subcommand(name, summary);
    command->footer(details + "\n\n" + exit_codes);
    return *command;
}

void add_reading_commands(CLI::App& app, Commands& commands) {
    CLI::App& parse = add_command(app, "parse", "Print the issues found in text files",
                                  "Prints a JSON array with one object per issue, or an outline to "
                                  "compare with the printed issue.");
    parse.add_option("FILE", commands.parse.files, "Text of one or more issues")->required();
    add_format(parse, commands.parse.format);
    add_convert(parse, commands.parse.convert);

    CLI::App& check = add_command(
        app, "check", "Report problems in issues",
        "Prints one finding per line, FILE:LINE: severity: code: message, then totals.\n"
        "Checks that the result holds every character of each file.");
    check.add_option("PATH", commands.check.paths, "Files, or folders with issues")->required();
    add_convert(check, commands.check.convert);

    CLI::App& build = add_command(
        app, "build", "Pack a folder of issues into a bundle",
        "The same files give the same bytes on any machine. Reads every issue in the folder and\n"
        "below it (.txt .md .pdf .docx .html .mht .zip, and with --convert .doc .wps .rtf .odt),\n"
        "except hidden ones, and archive.meta.json with the archive's title and a note for "
        "readers, if there is one.\n"
        "What was read is kept in $XDG_CACHE_HOME/kexie or ~/.cache/kexie, so that unchanged\n"
        "files are not read again; what no build has used for 90 days is removed. Ctrl-C writes\n"
        "no bundle, exits with 130, and keeps what was read.");
    build.add_option("DIR", commands.build.folder, "Folder with the issues")->required();
    build.add_option("-o,--output", commands.build.output, "The bundle; - for standard output")
        ->required()
        ->option_text("FILE");
    build.add_option("--jobs", commands.build.jobs, "Read N files at once; as many as cores")
        ->check(CLI::Range(1, 1000))
        ->option_text("N");
    CLI::Option* cache =
        build.add_option("--cache", commands.build.cache, "Keep what was read in this folder")
            ->option_text("DIR");
    build.add_flag("!--no-cache", commands.build.use_cache, "Read every file, keep nothing")
        ->excludes(cache);
    add_convert(build, commands.build.convert);
}

void add_search_command(CLI::App& app, Commands& commands) {
    CLI::App& search = add_command(
        app, "search", "Find the articles that contain a query",
        "A blank means and; \"…\" is exact; OR or |; -word means not; ( ); fields such as 标题:\n"
        "or date:2023-06..2023-08. Put -- before a query that begins with a hyphen.");
    add_bundle(search, commands.search.bundle);
    search.add_option("QUERY", commands.query_words, "What to look for")->required();
    add_format(search, commands.search.format);
    search.add_option("--limit", commands.search.limit, "List at most N hits: 20, or 0 for all")
        ->check(CLI::NonNegativeNumber)
        ->option_text("N");
    search.add_flag("--explain", commands.search.explain, "Explain the score of each hit");
    add_choice(search, "--sort", commands.search.sort,
               {{"relevance", Sort::Relevance}, {"newest", Sort::Newest}, {"oldest", Sort::Oldest}},
               "relevance is the default");
}

void add_bundle_commands(CLI::App& app, Commands& commands) {
    CLI::App& stats =
        add_command(app, "stats", "Count what a bundle holds, and list missing issues",
                    "Gaps in the issue numbers are listed as missing issues.");
    add_bundle(stats, commands.stats.bundle);
    add_format(stats, commands.stats.format);

    CLI::App& exported = add_command(app, "export", "Print all articles for other tools",
                                     "The articles come in order, oldest issue first.");
    add_bundle(exported, commands.exported.bundle);
    add_choice(exported, "--format", commands.exported.format,
               {{"jsonl", ExportFormat::Jsonl},
                {"csv", ExportFormat::Csv},
                {"markdown", ExportFormat::Markdown}},
               "one object per line, a table for spreadsheets, or a document")
        ->required();
    exported.add_option("-o,--output", commands.exported.output, "Instead of standard output")
        ->option_text("FILE");

    CLI::App& verify =
        add_command(app, "verify", "Check that a bundle is intact",
                    "Checks that the bundle is well formed and that its index finds what a plain\n"
                    "scan finds, for terms taken from every article.");
    add_bundle(verify, commands.verify.bundle);
    CLI::Option* issues =
        verify
            .add_option("--issues", commands.verify.issues,
                        "Also check that it holds exactly the issues in this folder")
            ->option_text("DIR");
    add_convert(verify, commands.verify.convert)->needs(issues);
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) out += (i == 0 ? "" : " ") + words[i];
    return out;
}

Arguments chosen(const CLI::App& app, Commands& commands) {
    if (app.got_subcommand("parse")) return commands.parse;
    if (app.got_subcommand("check")) return commands.check;
    if (app.got_subcommand("build")) return commands.build;
    if (app.got_subcommand("stats")) return commands.stats;
    if (app.got_subcommand("export")) return commands.exported;
    if (app.got_subcommand("verify")) return commands.verify;
    commands.search.query = joined(commands.query_words);
    return commands.search;
}

}  // namespace

Result<Arguments> parse_arguments(int argc, const char* const* argv) {
    CLI::App app("Reads, checks, packs and searches issues of a Chinese periodic bulletin.",
                 "kexie");
    app.footer(exit_codes);
    app.set_version_flag("--version", std::string("kexie " KEXIE_VERSION));
    app.require_subcommand(1);
    Commands commands;
    add_reading_commands(app, commands);
    add_search_command(app, commands);
    add_bundle_commands(app, commands);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // Help and the version come this way, too.
        std::ostringstream out;
        std::ostringstream err;
        if (app.exit(error, out, err) == 0) return Arguments(PrintArguments{out.str()});
        return Error{"usage", "kexie: " + err.str(), "", std::nullopt};
    }
    return chosen(app, commands);
}

}  // namespace kexie::cli
