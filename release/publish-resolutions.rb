# The formula for Homebrew. release/finish replaces the words in @…@.
class PublishResolutions < Formula
  desc "Accessible editions of official resolutions: tagged PDF, EPUB and HTML"
  homepage "@REPOSITORY@"
  version "@VERSION@"
  license "Apache-2.0"

  on_macos do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/publish-resolutions-@VERSION@-aarch64-apple-darwin.tar.gz"
      sha256 "@SHA256-aarch64-apple-darwin@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/publish-resolutions-@VERSION@-x86_64-apple-darwin.tar.gz"
      sha256 "@SHA256-x86_64-apple-darwin@"
    end
  end

  on_linux do
    on_arm do
      url "@REPOSITORY@/releases/download/v@VERSION@/publish-resolutions-@VERSION@-aarch64-unknown-linux-gnu.tar.gz"
      sha256 "@SHA256-aarch64-unknown-linux-gnu@"
    end
    on_intel do
      url "@REPOSITORY@/releases/download/v@VERSION@/publish-resolutions-@VERSION@-x86_64-unknown-linux-gnu.tar.gz"
      sha256 "@SHA256-x86_64-unknown-linux-gnu@"
    end
  end

  def install
    bin.install "publish"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/publish.bash" => "publish"
    zsh_completion.install "completions/publish.zsh" => "_publish"
    fish_completion.install "completions/publish.fish"
  end

  test do
    system bin/"publish", "init", "project"
    system bin/"publish", "check", "--project", "project/publish.toml"
  end
end
