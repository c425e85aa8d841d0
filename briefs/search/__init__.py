"""The pages of a site to the index that its search page reads, by Pagefind."""
