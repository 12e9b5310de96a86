target "default" {
  tags = ["acme/app:${formatdate("YYYY", timestamp())}"]
}
